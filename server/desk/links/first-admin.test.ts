import { afterAll, expect, test } from "vitest";
import { register } from "#server/desk/people/register.ts";
import { signInAt, visitFrom } from "#server/desk/people/testing.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { makeFirstAdminLink, offerFirstAdmin } from "./offer-first-admin.ts";
import { tokenIn } from "./testing.ts";
import { useLink } from "./use-link.ts";

const it = await startTestDesk();
afterAll(() => it.stop());
const { desk } = it;
const from = visitFrom("10.9.1.1");
const ines = { name: "Ines", email: "ines@example.com", password: "seven good umbrellas" };

test("of many processes that start at once one offers the first administrator's link", async () => {
  const offers = await Promise.all(Array.from({ length: 5 }, () => offerFirstAdmin(desk)));
  expect(offers.filter((offer) => offer !== null)).toHaveLength(1);
});

test("the first administrator is made once, though a squatter has the address and others hold links, too", async () => {
  await register(desk, { ...ines, name: "Not Ines", password: "the squatter's own" }, from);
  const link = await makeFirstAdminLink(desk);
  const token = tokenIn(link.url);
  await expect(useLink(desk, { token, name: "Ines" }, null)).rejects.toMatchObject({
    detail: { fields: { email: /./, password: /./ } },
  });
  const both = await Promise.allSettled([1, 2].map(() => useLink(desk, { token, ...ines }, null)));
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await signInAt(desk, ines, from)).toMatchObject({ role: "admin" });
  await expect(signInAt(desk, { ...ines, password: "the squatter's own" }, from)).rejects.toThrow("is not right");
  await expect(makeFirstAdminLink(desk)).rejects.toMatchObject({ code: "link.over" });
  expect(await offerFirstAdmin(desk)).toBeNull();
});

test("a link from before somebody became administrator otherwise opens nothing", async () => {
  const other = await startTestDesk();
  const link = await makeFirstAdminLink(other.desk);
  await other.addPerson("Ada", "admin");
  await expect(useLink(other.desk, { token: tokenIn(link.url), ...ines }, null)).rejects.toThrow(
    "has an administrator",
  );
  await other.stop();
});
