import { afterAll, expect, test } from "vitest";
import { mailsTo } from "#server/desk/links/testing.ts";
import { emailOf, startTestDesk } from "#server/desk/testing.ts";
import { invitePerson } from "./invite-person.ts";
import { listInvitations, withdrawInvitation } from "./list-invitations.ts";
import { makeLink } from "./make-link.ts";
import { InvitePerson } from "./wire.ts";

const it = await startTestDesk();
afterAll(() => it.stop());
const { desk } = it;
const ines = await it.addPerson("Ines", "admin");

const invitation = (to: Partial<Parameters<typeof invitePerson>[2]>) =>
  InvitePerson.parse({ name: "Asha", email: "asha@example.com", role: "agent", ...to });

test("an invitation is a mail with a link, and nobody's account before that was opened", async () => {
  const invited = await invitePerson(desk, ines, invitation({ email: " Asha@Example.com " }));
  expect(invited).toMatchObject({ email: "asha@example.com", role: "agent", link: expect.stringContaining("/link#") });
  expect(await mailsTo(desk, "asha@example.com")).toMatchObject([{ kind: "invite", link: invited.link }]);
  expect(await desk.accounts.findByEmail("asha@example.com")).toBeNull();
});

test("where mails go out, the link is in the mail and nowhere else", async () => {
  const mailing = { ...desk, delivery: { ...desk.delivery, way: "smtp" as const } };
  const email = "mailed@example.com";
  expect(await invitePerson(mailing, ines, invitation({ email }))).toMatchObject({ email, link: null });
  const { id } = await it.addPerson("Maya", "user");
  await expect(makeLink(mailing, ines, { userId: id })).rejects.toMatchObject({ code: "auth.forbidden" });
});

test("who was invited and has not come is listed without the link, and can be uninvited", async () => {
  const email = "slow@example.com";
  await invitePerson(desk, ines, invitation({ email, name: "Slow" }));
  const listed = async () => (await listInvitations(desk, ines)).filter((each) => each.email === email);
  expect(await listed()).toMatchObject([{ name: "Slow", role: "agent", link: null }]);
  await withdrawInvitation(desk, ines, { email });
  expect(await listed()).toEqual([]);
});

test("an address that has an account is not invited: its role is changed instead", async () => {
  const email = emailOf(await it.addPerson("Maya", "user"));
  const again = invitePerson(desk, ines, invitation({ email }));
  await expect(again).rejects.toMatchObject({
    code: "account.email-taken",
    detail: { fields: { email: expect.any(String) } },
  });
});

test("only admins invite, look at invitations, take them back and make links", async () => {
  for (const role of ["user", "agent"] as const) {
    const actor = await it.addPerson("Maya", role);
    const all = [
      invitePerson(desk, actor, invitation({ email: "x@example.com" })),
      listInvitations(desk, actor),
      withdrawInvitation(desk, actor, { email: "asha@example.com" }),
      makeLink(desk, actor, { userId: actor.id }),
    ];
    for (const refused of all) await expect(refused).rejects.toMatchObject({ code: "auth.forbidden" });
  }
  expect(await mailsTo(desk, "x@example.com")).toEqual([]);
});
