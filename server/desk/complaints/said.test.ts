import { expect, test } from "vitest";
import { comment, setPriority } from "#server/core/changes/converse.ts";
import { ADMIN, AGENT, anAssignedTicket, aStamp, CUSTOMER, NOW } from "#server/core/testing.ts";
import { wordsIn } from "./said.ts";

const ticket = anAssignedTicket();
const saying = (message: string, by = CUSTOMER, internal = false) =>
  wordsIn(ticket, comment(ticket, by, message, internal, aStamp()));

test.each([
  ["whoever filed it", CUSTOMER, false, "customer"],
  ["its agent", AGENT, false, "staff"],
  ["any other of staff", ADMIN, false, "staff"],
  ["staff among themselves", AGENT, true, "note"],
] as const)("words of %s are kept as theirs", (_who, by, internal, voice) => {
  expect(saying("It hums.", by, internal)).toMatchObject({
    voice,
    words: { rev: ticket.rev + 1, at: NOW, by: { id: by.id, name: by.name }, text: "It hums." },
  });
});

test("one line of it is kept, and no more than a list can show", () => {
  expect(saying("It hums.\n\nAll day.")?.words.text).toBe("It hums.  All day.");
  expect(saying("e\u0301".repeat(500))?.words.text).toHaveLength(140);
});

test("what comes without words keeps none", () => {
  expect(wordsIn(ticket, setPriority(ticket, "High", AGENT, aStamp()))).toBeNull();
});
