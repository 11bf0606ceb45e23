import { expect, test } from "vitest";
import { initialsOf } from "./initials.ts";

test.each([
  ["Asha Rao", "AR"],
  ["José María Núñez", "JN"],
  ["Zoë", "Z"],
  ["  élodie   du Bois ", "ÉB"],
  ["𝒜da Lovelace", "𝒜L"],
  ["", "?"],
])("the initials of %j are %j", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
