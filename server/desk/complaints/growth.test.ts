import { calculateObjectSize } from "bson";
import { expect, test } from "vitest";
import { comment } from "#server/core/changes/converse.ts";
import { correct } from "#server/core/changes/correct.ts";
import { give } from "#server/core/changes/give.ts";
import { requireRoomFor } from "#server/core/changes/room-left.ts";
import { agentIdOf } from "#server/core/ids.ts";
import type { AgentActor } from "#server/core/testing.ts";
import { anAgent, anAssignedTicket, aStamp } from "#server/core/testing.ts";
import type { Ticket, TicketChange } from "#server/core/ticket.ts";
import { toOutboxRow } from "#server/desk/events/mapping.ts";
import { wordsOf } from "./complaint-words.ts";

/** Four bytes in UTF-8, and one character by the limits. */
const WIDEST = "😀";
const GREATEST = 16 * 1024 * 1024;

const id = agentIdOf("f".repeat(24));
const agent: AgentActor = { id, name: WIDEST.repeat(80), role: "agent" };
const title = WIDEST.repeat(200);
const CATEGORIES = [WIDEST.repeat(40), `1${WIDEST.repeat(39)}`] as const;
const PRIORITIES = ["Critical", "Medium"] as const;

/** As far as anybody lets it grow by doing this over and over. */
function repeated(from: Ticket, change: (ticket: Ticket) => TicketChange) {
  const changes: TicketChange[] = [];
  for (let ticket = from; ; ) {
    const next = change(ticket);
    try {
      requireRoomFor(ticket, next);
    } catch {
      return { ticket, changes };
    }
    changes.push(next);
    ticket = { ...ticket, ...next.set, rev: ticket.rev + 1 };
  }
}

test("a complaint that has grown as far as people can make it is below 16 MB, with nothing of it relayed", () => {
  const said = repeated(anAssignedTicket({ title, rev: 1, comments: 0 }), (ticket) =>
    comment(ticket, agent, WIDEST.repeat(5_000), false, aStamp()),
  );
  let long = title;
  const corrected = repeated({ ...said.ticket, category: CATEGORIES[0] }, (ticket) => {
    long = `${ticket.rev % 2}${long.slice(1)}`;
    const category = CATEGORIES[ticket.rev % 2] ?? "";
    const to = { title: long, category, priority: PRIORITIES[ticket.rev % 2] ?? "Low" } as const;
    return correct(ticket, to, anAgent({ ...agent, deleted: false }), agent, aStamp());
  });
  const given = repeated(corrected.ticket, (ticket) =>
    give(ticket, anAgent({ ...agent, deleted: false }), agent, aStamp(), 600_000),
  );
  const changes = [...said.changes, ...corrected.changes, ...given.changes];
  const description = WIDEST.repeat(5_000);
  const size = calculateObjectSize({
    ...given.ticket,
    description,
    ...wordsOf({ ...given.ticket, description }),
    timeline: changes.flatMap(({ timeline }) => timeline),
    outbox: changes.map(({ event }) => toOutboxRow(event)),
  });
  expect(said.changes).toHaveLength(500);
  expect(corrected.changes.length).toBeGreaterThan(400);
  expect(changes).toHaveLength(1_999);
  expect(size).toBeGreaterThan(GREATEST / 2);
  expect(size).toBeLessThan(GREATEST * 0.9);
});
