import { expect, test } from "vitest";
import { errorClassOf, templateOf } from "./letter-template.ts";

test.each([
  ["There is no complaint with the id 65a7c0de65a7c0de65a7c0de.", "There is no complaint with the id <id>."],
  ["COMP-10017 at 2026-01-17T12:00:00.000Z", "<id> at <time>"],
  ["event 0197e7a0-0000-7000-8000-000000000001 of 3", "event <id> of <n>"],
  [
    `The message is not JSON: Unexpected token 'n', "{not json" is not valid JSON`,
    `The message is not JSON: Unexpected token '…', "…" is not valid JSON`,
  ],
  [
    `Expected ',' or '}' after property value in JSON at position 12 (line 1 column 13)`,
    `Expected '…' or '…' after property value in JSON at position <n> (line <n> column <n>)`,
  ],
  ["TypeError: x is not a function\n    at file.ts:12:3", "TypeError: x is not a function"],
  ["the customer's agent can't", "the customer's agent can't"],
])("%s", (error, template) => {
  expect(templateOf(error)).toBe(template);
});

test("the kind of an error is the name that its stack begins with", () => {
  expect(errorClassOf("unknown-error", "TypeError: x is not a function\n    at y")).toBe("TypeError");
  expect(errorClassOf("unknown-error", "it broke: really")).toBeNull();
  expect(errorClassOf("schema", "Error: no")).toBeNull();
});
