import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import { headingOf } from "./link-words.ts";

const say = sayIn("auth.link");
const link = {
  role: null,
  isOwn: false,
  email: "zoe@mail.test",
  movesTo: null,
  name: null,
  expiresAt: "2026-11-23T12:00:00.000Z",
};

test("who is invited reads what they will be, and as whom they sign in", () => {
  const lineFor = (role: "agent" | null) => headingOf({ ...link, kind: "invite", role }, say).line;
  expect(lineFor("agent")).toBe("You are invited as agent. You sign in as zoe@mail.test.");
  expect(lineFor(null)).toBe("You are invited as somebody. You sign in as zoe@mail.test.");
});

test("who is signed in as whose the address is only confirms it", () => {
  expect(headingOf({ ...link, kind: "verify" }, say)).toMatchObject({ button: "Confirm and sign in" });
  expect(headingOf({ ...link, kind: "verify", isOwn: true }, say)).toMatchObject({
    line: "Confirm that zoe@mail.test is yours.",
    button: "Confirm",
  });
});

test("an account that moves names both addresses", () => {
  const { line } = headingOf({ ...link, kind: "change-address", movesTo: "zoe@new.test" }, say);
  expect(line).toBe("It moves to zoe@new.test once both addresses have said yes. This is the yes of zoe@mail.test.");
});
