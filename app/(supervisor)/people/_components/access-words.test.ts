import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import { doneWords, offWords, onWords } from "./access-words.ts";

const say = sayIn("people.access");
const NOTHING = { inHand: 0, critical: 0, waiting: 0, openComplaints: 0, isLastAdmin: false };
const asha = { name: "Asha", role: "agent" } as const;
const maya = { name: "Maya", role: "user" } as const;
const ines = { name: "Ines", role: "admin" } as const;

test("of an agent it says how many tickets go back, which first, and what waits", () => {
  const words = offWords(asha, { ...NOTHING, inHand: 3, critical: 1, waiting: 2 }, say);
  expect(words).toContain(
    "3 tickets in their hands go back to the line, each to its old place. 1 of them critical, which is ahead there.",
  );
  expect(words).toContain("2 tickets that wait for a customer's answer will go to the line when it comes.");
  expect(offWords(asha, NOTHING, say)).toContain("No ticket is in their hands.");
});

test("of a customer it says which complaints stay, and who answers them", () => {
  const [, stays = ""] = offWords(maya, { ...NOTHING, openComplaints: 1 }, say);
  expect(stays).toMatch(/^Maya has filed 1 open complaint\. They stay, and staff go on answering them/);
  expect(offWords(maya, NOTHING, say).join(" ")).not.toContain("complaint");
});

test("the last admin stays", () => {
  expect(offWords(ines, { ...NOTHING, isLastAdmin: true }, say)).toEqual([
    "Ines is the last admin. Make somebody else an admin first.",
  ]);
});

test("coming back it says what does not", () => {
  expect(onWords(asha, say).join(" ")).toMatch(/Sessions and API tokens do not come back.*They start off duty/);
  expect(onWords(maya, say).join(" ")).not.toContain("duty");
});

test("says what was done", () => {
  expect(doneWords(asha, { ...NOTHING, inHand: 1 }, say)).toBe("Asha is deactivated; 1 ticket went back to the line");
  expect(doneWords(maya, { ...NOTHING, inHand: 1 }, say)).toBe("Maya is deactivated");
  expect(doneWords(asha, null, say)).toBe("Asha is active again");
});
