import { expect, test } from "vitest";
import { trialIdOf } from "#server/core/ids.ts";
import type { EntryFailure, OutgoingMessage } from "#server/core/ports/queue.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { countRelay } from "./count-relay.ts";

/** What a process that relays would report, as text. */
function aRelay() {
  const clock = aTestClock();
  const reported: string[] = [];
  const counts = countRelay(
    {
      count: (name, by = 1) => void (by > 0 && reported.push(`${by} ${name}`)),
      took: (hop, ms) => void reported.push(`${hop} ${ms} ms`),
      level: () => expect.unreachable("a relay has no level"),
      drain: async () => {},
    },
    clock,
  );
  return { clock, reported, counts };
}

const message = (id: string): OutgoingMessage => ({ id, body: "{}", attributes: {} });

test("an event that is stored counts as relayed, with the time since its commit", () => {
  const { clock, reported, counts } = aRelay();
  const at = clock.now();
  clock.advance(120);
  counts.onStored({ type: "ticket.commented", at });
  expect(reported).toEqual(["1 relayed", "relay 120 ms"]);
});

test("filings and assignments are counted for themselves, by hand or from the line", () => {
  const { clock, reported, counts } = aRelay();
  for (const type of ["ticket.created", "ticket.assigned", "ticket.reassigned", "ticket.requeued"] as const)
    counts.onStored({ type, at: clock.now() });
  const others = reported.filter((each) => !each.includes("relay"));
  expect(others).toEqual(["1 filed", "1 assigned", "1 assigned"]);
});

test("every notice counts, with the time since its event; none is nothing, and of an experiment nothing counts", () => {
  const { clock, reported, counts } = aRelay();
  const at = clock.now();
  clock.advance(40);
  counts.onNotices([{ at }, { at }], {});
  counts.onNotices([], {});
  counts.onNotices([{ at }], { trial: trialIdOf("run") });
  expect(reported).toEqual(["2 told", "tell 40 ms", "tell 40 ms"]);
});

test("a watched topic answers as before, and what it took and refused is counted apart", async () => {
  const { clock, reported, counts } = aRelay();
  const refused: EntryFailure = { id: "b", verdict: "never", code: "Oversize", message: "too large" };
  const topic = counts.watch({
    async publish() {
      clock.advance(30);
      return [refused];
    },
  });
  expect(await topic.publish([message("a"), message("b"), message("c")])).toEqual([refused]);
  expect(reported).toEqual(["2 published", "1 publish-failed", "publish 30 ms"]);
});

test("a topic that is away fails for whoever publishes, and all of the call counts as failed", async () => {
  const { reported, counts } = aRelay();
  const topic = counts.watch({ publish: () => Promise.reject(new Error("connect ECONNREFUSED")) });
  await expect(topic.publish([message("a"), message("b")])).rejects.toThrow("ECONNREFUSED");
  expect(reported).toEqual(["2 publish-failed"]);
});
