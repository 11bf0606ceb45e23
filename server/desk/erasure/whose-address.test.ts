import { expect, test } from "vitest";
import { userIdOf } from "#server/core/ids.ts";
import { composeErasers } from "#server/desk/compose-erasers.ts";
import { changeAddress } from "#server/desk/people/change-address.ts";
import { hashPassword } from "#server/desk/people/password.ts";
import { visitFrom } from "#server/desk/people/testing.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock, PASSWORD } from "#server/desk/testing.ts";
import { systemIds } from "#server/platform/ids.ts";
import { erasePerson } from "./erase-person.ts";
import { runDueErasure } from "./run-erasure.ts";
import { aMarkedPerson, leaveMarks, marksIn } from "./testing.ts";

const clock = aTestClock(new Date().toISOString());
const it = await openDesk({ clock });
const room = { ...it.desk, ...composeErasers(it.db) };
const agent = await it.addAgent("Asha");
const erase = (userId: string, desk = room) => erasePerson(desk, it.ines, { userId });

/** Somebody else, with an address that they have proved, or only say is theirs. */
async function somebodyAt(email: string, proved: { readonly provedAt?: null } = {}) {
  const person = { id: userIdOf(systemIds.documentId()), name: "Somebody", role: "user", active: true } as const;
  await it.desk.accounts.insert({
    ...person,
    email,
    identity: null,
    passwordHash: null,
    createdAt: clock.now(),
    ...proved,
  });
  return person;
}

test("whoever claims the customer's address and proves nothing keeps nothing of theirs from going", async () => {
  const customer = await aMarkedPerson({ ...it, clock });
  await leaveMarks(it, customer, agent);
  const stranger = await somebodyAt(`quillfeather@${customer.id}.test`, { provedAt: null });
  await erase(customer.id);
  // What the stranger says of themselves is the stranger's.
  const left = await marksIn(it);
  expect(Object.keys(left)).toEqual(["users"]);
  expect(left.users).toContain(stranger.id);
  await erase(stranger.id);
  expect(await marksIn(it)).toEqual({});
});

test("an address that somebody else has proved by now is theirs, with what was sent there", async () => {
  const customer = await aMarkedPerson({ ...it, clock });
  await leaveMarks(it, customer, agent);
  const heir = await somebodyAt(`new-quillfeather@${customer.id}.test`);
  await erase(customer.id);
  expect(Object.keys(await marksIn(it)).sort()).toEqual(["links", "mails", "users"]);
  await erase(heir.id);
  expect(await marksIn(it)).toEqual({});
});

test("an address that was asked for while the account was shut goes in the same look, and one asked for after it in the next", async () => {
  const customer = await aMarkedPerson({ ...it, clock });
  await it.desk.accounts.setPasswordHash(customer.id, await hashPassword(PASSWORD), { endSessions: false });
  const account = await it.desk.accounts.findById(customer.id);
  // A request that read the account before it was shut.
  const before = { ...it.desk, accounts: { ...it.desk.accounts, findById: async () => account } };
  const move = (to: string) =>
    changeAddress(
      before,
      customer,
      { email: `${to}@quillfeather.test`, password: PASSWORD },
      visitFrom("198.51.100.7"),
    );
  let reads = 0;
  const racing = {
    ...room,
    addressesOf: async (id: typeof customer.id) => {
      const addresses = await room.addressesOf(id);
      if (reads++ === 0) await move("first");
      return addresses;
    },
  };
  await erase(customer.id, racing);
  expect(await marksIn(it)).toEqual({});
  await move("second");
  expect(Object.keys(await marksIn(it)).sort()).toEqual(["attempts", "auditPersonal", "links", "mails"]);
  clock.advance(60_000);
  while (await runDueErasure(room));
  expect(await marksIn(it)).toEqual({});
});
