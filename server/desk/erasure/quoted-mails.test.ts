import { expect, test } from "vitest";
import { composeErasers } from "#server/desk/compose-erasers.ts";
import { postMail } from "#server/desk/mails/post-mail.ts";
import { mailRows } from "#server/desk/mails/rows.ts";
import { changePerson } from "#server/desk/people/change-person.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { emailOf } from "#server/desk/testing.ts";
import { erasePerson } from "./erase-person.ts";

const it = await openDesk();

test("a mail that is kept for somebody else goes with whoever's words and name are in it", async () => {
  const { desk, maya, ines, db } = it;
  const [noor, lena] = [await it.addAgent("Noor"), await it.addAgent("Lena")];
  for (const by of [noor, lena]) {
    const heading = { key: "mails.quote.wrote", values: { by: by.name, role: "agent" } } as const;
    const quote = { byId: by.id, heading, text: "It is on its way.", isCut: false, files: [], href: "" };
    const says = { subject: "COMP-1: It hums", text: [], quotes: [quote] };
    await postMail(desk, { kind: "notice", to: emailOf(maya), userId: maya.id, says, link: null });
  }
  await changePerson(desk, ines, { userId: noor.id, role: "user" });
  await erasePerson({ ...desk, ...composeErasers(db) }, ines, { userId: noor.id });
  const kept = await db.collection(mailRows).find({ kind: "notice" }).toArray();
  expect(kept.flatMap(({ says }) => says?.quotes?.map(({ byId }) => byId))).toEqual([lena.id]);
});
