import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { parseComplaintRef } from "#server/core/ids.ts";
import type { Complaints } from "#server/desk/complaints/room.ts";
import type { TraceRoom } from "./room.ts";
import { type Step, stepsOf } from "./steps.ts";
import type { ComplaintTrace, TracedEvent } from "./wire.ts";

/** More than any complaint has in a normal life; the first ones are the story. */
const MOST_EVENTS = 100;

/** One complaint's way from the click to the screens, event by event, every step with its time. */
export async function traceComplaint(room: TraceRoom, actor: Actor, ref: string): Promise<ComplaintTrace> {
  requireRole(actor, "admin");
  const { ticket } = await findComplaint(room, ref.trim());
  const found = await room.traces.eventsOf(ticket.id, MOST_EVENTS + 1);
  const events = found.slice(0, MOST_EVENTS);
  const ids = events.map(({ id }) => id);
  const [marks, notices] = await Promise.all([room.traces.marksOf(ids), room.traces.noticesOf(ids)]);
  const traced = events.map((event) => ({
    event,
    steps: stepsOf(
      event,
      marks.filter(({ eventId }) => eventId === event.id),
      notices.filter(({ eventId }) => eventId === event.id),
    ),
  }));
  return {
    _id: ticket.id,
    complaintId: ticket.complaintId,
    title: ticket.title,
    status: ticket.status,
    events: traced.map(({ event, steps }) => present(event, steps)),
    isCut: found.length > MOST_EVENTS,
    toScreenMs: toScreenMs(traced),
  };
}

async function findComplaint({ complaints }: Complaints<"find" | "findByHumanId">, ref: string) {
  const parsed = parseComplaintRef(ref);
  const found =
    parsed && (await (parsed.kind === "human" ? complaints.findByHumanId(parsed.id) : complaints.find(parsed.id)));
  if (found) return found;
  throw new DomainError(
    "complaint.not-found",
    parsed
      ? { key: "refusals.complaint.unknown.traceNumber", values: { complaintId: ref } }
      : { key: "refusals.complaint.unknown.traceText" },
  );
}

function present({ id, type }: { id: string; type: TracedEvent["type"] }, steps: readonly Step[]): TracedEvent {
  const first = steps[0]?.at.getTime() ?? 0;
  return {
    eventId: id,
    type,
    steps: steps.map(({ kind, at, where, note }) => ({
      kind,
      at: at.toISOString(),
      afterMs: at.getTime() - first,
      where,
      note,
    })),
  };
}

/** From the first moment of the filing to the first screen that showed that an agent has it. */
function toScreenMs(traced: readonly { event: { type: string }; steps: readonly Step[] }[]): number | null {
  const filed = traced.find(({ event }) => event.type === "ticket.created")?.steps[0];
  const given = traced.find(({ event }) => event.type === "ticket.assigned" || event.type === "ticket.reassigned");
  const seen = given?.steps.find(({ kind }) => kind === "shown");
  return filed && seen ? Math.max(0, seen.at.getTime() - filed.at.getTime()) : null;
}
