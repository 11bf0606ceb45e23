import { expect, test } from "vitest";
import { aDeadMessage } from "#server/operate/testing.ts";
import { LETTER_REASONS } from "./dead-letter.ts";
import { letterWords } from "./letter-words.ts";
import { readLetter } from "./read-letter.ts";

const NOW = new Date("2026-01-17T13:00:00.000Z");
const read = (message = aDeadMessage("e1")) => readLetter("queue", message, NOW);

test("what the consumer wrote is taken over", () => {
  const letter = read(aDeadMessage("e1", { reason: "json", error: "The message is not JSON: no." }));
  expect(letter).toMatchObject({
    id: "e1",
    attempt: null,
    attributes: { eventId: "e1" },
    failure: { messageId: "dead-e1", reason: "json", worker: "w1", at: new Date("2026-01-17T12:00:00.000Z") },
  });
  expect(letter.attributes).not.toHaveProperty("failure");
});

test("a message that nobody answered for has ended its receivers", () => {
  const { failure } = readLetter("queue", { ...aDeadMessage("e1"), attributes: {}, receiveCount: 12 }, NOW);
  expect(failure).toMatchObject({ reason: "crash-loop", receiveCount: 12, at: NOW, worker: null });
});

test("a message that SNS could not deliver says what SNS said", () => {
  const attributes = { eventId: "e1", ErrorMessage: "Access denied" };
  const { failure } = readLetter("subscription", { ...aDeadMessage("e1"), attributes }, NOW);
  expect(failure).toMatchObject({ reason: "sns-undeliverable", error: "SNS says: Access denied" });
});

test("a message without an id is known by its text, and one with a very long id by that id's hash", () => {
  const [first, second] = [
    read({ ...aDeadMessage("e1"), attributes: {} }),
    read({ ...aDeadMessage("e1"), attributes: {} }),
  ];
  expect(first.id).toMatch(/^[0-9a-f]{64}$/);
  expect(second.id).toBe(first.id);
  expect(read(aDeadMessage("x".repeat(256))).id).toMatch(/^[0-9a-f]{64}$/);
});

test("a retried message belongs to its letter and its retry", () => {
  expect(read(aDeadMessage("e1", { attributes: { letter: "e0#2" } }))).toMatchObject({ id: "e0", attempt: 2 });
});

test("a failure that cannot be read is none", () => {
  expect(read(aDeadMessage("e1", { attributes: { failure: "{" } })).failure.reason).toBe("crash-loop");
});

test.each(LETTER_REASONS)("%s is explained, with what to do about it", (reason) => {
  const { title, sentence, advice } = letterWords(reason);
  expect(title).not.toMatch(/[.]$/);
  for (const words of [sentence, advice]) expect(words).toMatch(/^[A-Z].{20,}[.]$/s);
});
