import { expect, test } from "vitest";
import type { BatchAnswer } from "./batch-answer.ts";
import { type BatchEntry, sendBatches } from "./send-batches.ts";
import { aMessage } from "./testing.ts";

const refusal = (name: string, httpStatusCode = 400) =>
  Object.assign(new Error(`${name} it is`), { name, $metadata: { httpStatusCode } });
const three = ["a", "poison", "c"].map((id) => aMessage(id));

/** A service that refuses a whole call with this error when one of its entries says so. */
function aStrictService(error: Error, isRefused = (body: string) => body.includes("poison")) {
  const calls: number[] = [];
  const send = async (entries: BatchEntry[]) => {
    calls.push(entries.length);
    if (entries.some(({ body }) => isRefused(body))) throw error;
    return { Successful: entries };
  };
  return { calls, send };
}

test.each([
  ["InvalidParameter", "never"],
  ["Novelty", "unknown"],
] as const)("a call that is refused for one message (%s) takes its neighbours, one by one", async (code, verdict) => {
  const { calls, send } = aStrictService(refusal(code));
  expect(await sendBatches(three, send)).toEqual([{ id: "poison", verdict, code, message: `${code} it is` }]);
  expect(calls).toEqual([3, 1, 1, 1]);
});

test("a call that is refused whatever is in it is about the topic, and no message is given up for it", async () => {
  const { send } = aStrictService(refusal("InvalidParameter"), () => true);
  await expect(sendBatches(three, send)).rejects.toThrow("InvalidParameter it is");
  await expect(sendBatches(three.slice(0, 1), send)).rejects.toThrow("InvalidParameter it is");
});

test.each([
  ["Throttled", 400],
  ["AccessDenied", 403],
  ["ServiceUnavailable", 503],
])("a call that fails with %s is not taken apart", async (code, status) => {
  const { calls, send } = aStrictService(refusal(code, status));
  await expect(sendBatches(three, send)).rejects.toThrow(code);
  expect(calls).toEqual([3]);
});

test("an entry's code decides, whoever is blamed for it", async () => {
  const codes = ["Throttled", "KMSDisabledException", "InvalidMessageContents", "Novelty"];
  const messages = codes.map((code) => aMessage(code));
  const failures = await sendBatches(messages, async (entries) => ({
    Failed: entries.map(({ Id }, index) => ({ Id, SenderFault: true, Code: codes[index] })),
  }));
  expect(failures.map(({ id, verdict }) => [id, verdict])).toEqual([
    ["Throttled", "again"],
    ["KMSDisabledException", "again"],
    ["InvalidMessageContents", "never"],
    ["Novelty", "unknown"],
  ]);
});

test.each<[string, BatchAnswer, string[]]>([
  ["nothing at all", {}, ["a", "poison", "c"]],
  ["two empty lists", { Successful: [], Failed: [] }, ["a", "poison", "c"]],
  ["one entry only", { Successful: [{ Id: "1" }] }, ["a", "c"]],
  ["a failure of an entry that nobody sent", { Failed: [{ Id: "9", Code: "InvalidParameter" }] }, ["a", "poison", "c"]],
  ["an entry in both lists", { Successful: ["0", "1", "2"].map((Id) => ({ Id })), Failed: [{ Id: "0" }] }, ["a"]],
])("an answer that names %s: what it does not say it took goes again", async (_, answer, again) => {
  const failures = await sendBatches(three, async () => answer);
  expect(failures.map(({ id, verdict }) => [id, verdict])).toEqual(again.map((id) => [id, "again"]));
});
