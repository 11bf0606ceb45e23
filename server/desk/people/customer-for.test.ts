import { beforeEach, expect, test } from "vitest";
import { userIdOf } from "#server/core/ids.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { emailOf } from "#server/desk/testing.ts";
import { systemIds } from "#server/platform/ids.ts";
import { type CustomerRoom, customerFor } from "./customer-for.ts";
import { listCustomers } from "./list-customers.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
const asha = await it.addPerson("Asha", "agent");
let email = "";
beforeEach(() => {
  email = `${systemIds.documentId()}@example.com`;
});

test("somebody who is there is found by id and by address, under the name that they have", async () => {
  expect(await customerFor(desk, asha, maya.id)).toBe(maya.id);
  expect(await customerFor(desk, asha, emailOf(maya))).toBe(maya.id);
  expect(await customerFor(desk, asha, { name: "Somebody Else", email: emailOf(maya) })).toBe(maya.id);
  expect(await desk.accounts.findById(maya.id)).toMatchObject({ name: "Maya" });
});

test("somebody new gets an account that only claims the address and has no password, with a row of who made it", async () => {
  const id = await customerFor(desk, asha, { name: "Emil Novák", email });
  const account = await desk.accounts.findById(id);
  expect(account).toMatchObject({ name: "Emil Novák", email, role: "user", passwordHash: null, provedAt: null });
  expect(await desk.accounts.findByEmail(email)).toBeNull();
  expect(await customerFor(desk, ines, email)).toBe(id);
  const rows = await desk.audit.list({ onId: id, limit: 5 });
  expect(rows).toMatchObject([{ action: "account.registered", actorId: asha.id }]);
});

test("two who add the same person at once make one", async () => {
  let waiting = 0;
  let open = () => {};
  const both = new Promise<void>((resolve) => {
    open = resolve;
  });
  const slow: CustomerRoom = {
    ...desk,
    accounts: {
      ...desk.accounts,
      async insert(account) {
        // Neither has written before both have looked.
        if (++waiting === 2) open();
        await both;
        return desk.accounts.insert(account);
      },
    },
  };
  const ids = await Promise.all([asha, ines].map((actor) => customerFor(slow, actor, { name: "Emil", email })));
  expect(new Set(ids).size).toBe(1);
  expect((await listCustomers(desk, asha, { q: email })).people).toHaveLength(1);
});

test("nobody is found by an id or an address that nobody has, and nobody is filed for who may not come in", async () => {
  const missing = { code: "account.not-found", message: expect.stringContaining("There is no such person.") };
  await expect(customerFor(desk, asha, userIdOf(systemIds.documentId()))).rejects.toMatchObject(missing);
  await expect(customerFor(desk, asha, email)).rejects.toMatchObject(missing);
  const kofi = await it.addPerson("Kofi", "user");
  await desk.accounts.setActive(kofi.id, false);
  await expect(customerFor(desk, asha, kofi.id)).rejects.toMatchObject({
    message: "The account of Kofi is switched off. Ask an admin to switch it on again first.",
  });
  expect((await listCustomers(desk, asha, { q: emailOf(kofi) })).people).toEqual([]);
});

test("customers act for nobody, and do not look for each other", async () => {
  await expect(customerFor(desk, maya, { name: "Emil", email })).rejects.toMatchObject({ code: "auth.forbidden" });
  await expect(listCustomers(desk, maya, { q: "a" })).rejects.toMatchObject({ code: "auth.forbidden" });
  expect(await desk.accounts.findClaim(email)).toBeNull();
});

test("the list says when there are more than it shows, and nothing typed finds nobody", async () => {
  for (let n = 0; n < 9; n++) await customerFor(desk, asha, { name: `Zoë ${n}`, email: `${n}-${email}` });
  const { people, hasMore } = await listCustomers(desk, asha, { q: "zoe" });
  expect([people.length, hasMore]).toEqual([8, true]);
  expect(people[0]).toEqual({ _id: expect.any(String), name: "Zoë 0", email: `0-${email}` });
  expect(await listCustomers(desk, asha, { q: "" })).toEqual({ people: [], hasMore: false });
});
