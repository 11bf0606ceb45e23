import { expect, test } from "vitest";
import { userIdOf } from "#server/core/ids.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { addressFor } from "./address-for.ts";

const person = (id: string, role: Role) => ({ id: userIdOf(id), name: id, role, email: `${id}@example.test` });
const PEOPLE = [person("customer", "user"), person("agent", "agent"), person("admin", "admin")];

test.each([
  [person("somebody", "user"), []],
  [person("somebody", "agent"), ["customer@example.test"]],
  [person("somebody", "admin"), PEOPLE.map(({ email }) => email)],
])("customers' addresses are for staff, staff's for admins (case %#)", (reader, seen) => {
  expect(PEOPLE.map((each) => addressFor(reader, each)).filter(Boolean)).toEqual(seen);
});

test("everybody sees their own", () => {
  for (const each of PEOPLE) expect(addressFor(each, each)).toBe(each.email);
});
