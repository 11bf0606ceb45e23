import { expect, test } from "vitest";
import { fileTicket } from "#server/core/changes/file.ts";
import type { OutboxEntry } from "#server/core/events/event.ts";
import { ticketIdOf } from "#server/core/ids.ts";
import { ADMIN, AGENT, aFiling, aStamp, CUSTOMER, NOW } from "#server/core/testing.ts";
import { doerNamed } from "./doer-named.ts";
import { fromEventRow, fromOutboxRow, toEventRow, toOutboxRow } from "./mapping.ts";
import type { OutboxRow } from "./outbox-rows.ts";

const ticket = aFiling({ id: ticketIdOf("a".repeat(24)), complaintId: "COMP-10001" });
const entry: OutboxEntry = fileTicket(ticket, CUSTOMER, aStamp()).event;

/** As the version before wrote it, which did not say who did it. */
function before({ by: _by, ...row }: OutboxRow): OutboxRow {
  return row;
}

test("an entry comes out of its outbox as it went in", () => {
  expect(fromOutboxRow(toOutboxRow(entry))).toEqual(entry);
});

test("and out of the event store, without what became of it there", () => {
  const row = toEventRow({ kind: "ticket", id: ticket.id }, entry);
  expect(row).toMatchObject({ aggKind: "ticket", aggId: ticket.id, publishCount: 0, publishedAt: null, pending: true });
  const settled = { ...row, storedAt: NOW, publishedAt: NOW, publishCount: 2, parked: "too large" };
  const { pending: _done, ...parked } = { ...settled, settled: true as const };
  expect(fromEventRow({ ...parked, _id: entry.id })).toEqual(entry);
});

test("nobody did what happened by itself, also when its words name somebody", () => {
  expect(fromOutboxRow({ ...toOutboxRow(entry), by: null }).by).toBeNull();
});

test("what was stored before events said who did it is known by the words of its body", () => {
  const commented: OutboxRow = {
    ...toOutboxRow(entry),
    type: "ticket.commented",
    body: {
      eventType: "ticket.commented",
      timestamp: NOW.toISOString(),
      data: {
        ticketId: ticket.id,
        complaintId: ticket.complaintId,
        userId: CUSTOMER.id,
        authorId: AGENT.id,
        internal: false,
        agentId: AGENT.id,
      },
    },
  };
  expect(fromOutboxRow(before(commented)).by).toBe(AGENT.id);
  expect(fromOutboxRow(before(toOutboxRow(entry))).by).toBeNull();
});

test.each(["authorId", "resolvedBy", "closedBy", "reopenedBy", "assignedBy"])("%s names who did it", (name) => {
  expect(doerNamed({ [name]: ADMIN.id, agentId: AGENT.id })).toBe(ADMIN.id);
  expect(doerNamed({ [name]: "auto", agentId: AGENT.id })).toBeNull();
});
