import { expect, test } from "vitest";
import { systemTimers } from "#server/platform/timers.ts";
import { close } from "../changes/end.ts";
import { createMemoryDesk, type MemoryDesk, pendingOf } from "../memory/memory-desk.ts";
import { ADMIN } from "../testing.ts";
import { createInlineRelay, type InlineRelay } from "./inline-relay.ts";

/** A change of some ticket, offered as soon as it is written. */
function closeOne(desk: MemoryDesk, inline: InlineRelay): void {
  const ticket = desk.ticket();
  desk.command(ticket, (current, stamp) => {
    const change = close(current, ADMIN, stamp);
    inline.offer({ kind: "ticket", id: ticket.id }, change.event);
    return change;
  });
}

test("what is offered one after the other is published together, a moment later", async () => {
  const desk = createMemoryDesk();
  const batches: number[] = [];
  const { relayPorts } = desk.process({
    publish: async (messages) => {
      batches.push(messages.length);
      return [];
    },
  });
  const inline = createInlineRelay({ ...relayPorts, timers: systemTimers, onBatchFailure: () => {} });
  for (let count = 0; count < 13; count++) closeOne(desk, inline);
  await inline.drain();
  expect(batches).toEqual([10, 3]);
  expect(pendingOf(desk.state)).toEqual([]);
});

test("a failure is reported and left to the sweeper", async () => {
  const desk = createMemoryDesk();
  const failures: unknown[] = [];
  const { relayPorts } = desk.process({
    before: async (operation) => {
      if (operation === "appendEvents") throw new Error("no primary");
    },
  });
  const onBatchFailure = (error: unknown) => void failures.push(error);
  const inline = createInlineRelay({ ...relayPorts, timers: systemTimers, onBatchFailure });
  closeOne(desk, inline);
  await inline.drain();
  expect(failures).toHaveLength(1);
  expect(pendingOf(desk.state)).toHaveLength(1);
  await desk.relayAll();
  expect(desk.published).toHaveLength(1);
});
