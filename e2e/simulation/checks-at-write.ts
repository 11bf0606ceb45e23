import { type AgentId, agentIdOf, type EventId, type TicketId } from "#server/core/ids.ts";
import type { OnWrite } from "#server/core/memory/memory-dispatch-store.ts";
import type { MemoryState } from "#server/core/memory/memory-state.ts";
import type { DispatchStore } from "#server/core/ports/dispatch-store.ts";
import type { Ticket, TicketChange } from "#server/core/ticket.ts";
import type { OnAgentWrite } from "./people-stores.ts";
import type { Lane } from "./scheduler.ts";

/** What happened when, counted in steps: what rightly excuses a state is judged by it. */
export interface History {
  /** Assignments by event: when each was written. */
  readonly assignedAt: ReadonlyMap<EventId, number>;
  /** The last step at which this agent was off duty; infinity while they are. */
  readonly offDutyUntil: ReadonlyMap<AgentId, number>;
  readonly goneUntil: ReadonlyMap<AgentId, number>;
  /** Came back from their customer, and their agent has not said a word since. */
  readonly untouched: ReadonlySet<TicketId>;
}

export interface ChecksAtWrite {
  readonly history: History;
  /** Watches the writes of one strand of work, and when it read what they rest on. */
  ticketWrites(lane: Lane): OnWrite;
  watchReads(lane: Lane, store: DispatchStore): DispatchStore;
  readonly agentWrites: OnAgentWrite;
  /** Nothing is under way: whatever was read before is forgotten. */
  rested(): void;
}

/** Safety, judged at the very moment of each write, by rules written down a second time and not taken from the product. */
export function createChecksAtWrite(ports: {
  readonly state: MemoryState;
  readonly steps: () => number;
  readonly fail: (sentence: string) => void;
}): ChecksAtWrite {
  const { state, steps, fail } = ports;
  const heldReadAt = new Map<Lane, number>();
  const withoutPlaceSince = new Map<TicketId, number>();
  const loweredSinceRest = new Set<AgentId>();
  const retrainedSinceRest = new Set<AgentId>();
  const untouched = new Set<TicketId>();
  const assignedAt = new Map<EventId, number>();
  const offDutyUntil = new Map<AgentId, number>();
  const goneUntil = new Map<AgentId, number>();

  const isWithoutPlace = (ticket: Ticket) => ticket.status === "In Progress" && ticket.slot === null;
  const heldBy = (agentId: AgentId | null) =>
    [...state.tickets.values()]
      .map(({ ticket }) => ticket)
      .filter((ticket) => ticket.status === "In Progress" && ticket.assignedTo === agentId);

  const checkPlace = (after: Ticket) => {
    const [holder = "", place] = after.slot?.split("#") ?? [];
    const agentId = agentIdOf(holder);
    if (after.status !== "In Progress" || after.assignedTo !== agentId) {
      fail(`S2 ${after.id} is ${after.status} with ${after.assignedTo} in the place ${after.slot}`);
    }
    const held = heldBy(agentId).filter(({ slot }) => slot !== null);
    if (held.some(({ id, slot }) => id !== after.id && slot === after.slot)) fail(`S1 two tickets in ${after.slot}`);
    const capacity = state.agents.get(agentId)?.agent.capacity ?? 0;
    // A place decided on before the capacity was lowered may still be taken.
    if (loweredSinceRest.has(agentId)) return;
    if (held.length > capacity && Number(place) < capacity)
      fail(`S1 ${agentId} has ${held.length} of ${capacity} places`);
    if (Number(place) >= capacity) fail(`S1 ${after.id} got ${after.slot}, beyond the capacity ${capacity}`);
  };
  const checkLine = (lane: Lane, after: Ticket) => {
    const readAt = heldReadAt.get(lane) ?? 0;
    const overtaken = heldBy(after.assignedTo).find(
      (ticket) => ticket.id !== after.id && !ticket.slot && (withoutPlaceSince.get(ticket.id) ?? 0) < readAt,
    );
    if (overtaken) fail(`S2 ${after.id} came from the line before ${overtaken.id}, which waits for ${after.slot}`);
  };

  const checkSkill = ({ id, category, assignedTo }: Ticket) => {
    const agent = assignedTo && state.agents.get(assignedTo)?.agent;
    if (!agent || agent.skills.length === 0 || agent.skills.includes(category)) return;
    if (!retrainedSinceRest.has(agent.id)) fail(`L1 ${id} is ${category} and went to ${agent.id} from the line`);
  };
  const checkTaken = (before: Ticket, { event }: TicketChange) => {
    const mayKeep = before.replied || before.assign?.by === "manual" || before.assign?.by === "self";
    const isLeft = event.type === "ticket.requeued" && event.body.data.reason === "agent-off-duty";
    if (before.status === "In Progress" && isLeft && mayKeep) {
      fail(`L4 ${before.id} was taken from ${before.assignedTo}, who may keep it`);
    }
  };
  const noteTouch = (after: Ticket, { event }: TicketChange) => {
    const isReply = event.type === "ticket.commented" && event.body.data.authorId === after.assignedTo;
    if (event.type === "ticket.answered") untouched.add(after.id);
    else if (isReply || event.type === "ticket.assigned" || event.type === "ticket.reassigned")
      untouched.delete(after.id);
  };

  return {
    history: { assignedAt, offDutyUntil, goneUntil, untouched },
    ticketWrites: (lane) => (before, after, change) => {
      const { type, id } = change.event;
      noteTouch(after, change);
      if (type === "ticket.requeued") checkTaken(before, change);
      if (type === "ticket.reassigned" && before.status === "Waiting on Customer" && after.status !== before.status) {
        fail(`S5 ${after.id} waited for its customer and became ${after.status} by changing hands`);
      }
      if (type === "ticket.assigned") checkSkill(after);
      const hadEnded = before.status === "Resolved" || before.status === "Closed";
      const hasEnded = after.status === "Resolved" || after.status === "Closed";
      if (hadEnded && !hasEnded && type !== "ticket.reopened") fail(`S5 ${after.id} came back by ${type}`);
      if (isWithoutPlace(after) && !(isWithoutPlace(before) && before.assignedTo === after.assignedTo)) {
        withoutPlaceSince.set(after.id, steps());
      }
      if (type === "ticket.assigned" || type === "ticket.reassigned") assignedAt.set(id, steps());
      if (after.slot && after.slot !== before.slot) checkPlace(after);
      if (type === "ticket.assigned") checkLine(lane, after);
      if (!after.slot) return;
      if (after.status !== "In Progress") fail(`S2 ${after.id} is ${after.status} and keeps the place ${after.slot}`);
      if (!after.slot.startsWith(`${after.assignedTo}#`)) fail(`S2 ${after.id} is in a place of somebody else`);
    },
    watchReads: (lane, store) => ({
      ...store,
      listHeld(agentIds) {
        heldReadAt.set(lane, steps());
        return store.listHeld(agentIds);
      },
    }),
    agentWrites(before, after) {
      if (after.capacity < before.capacity) loweredSinceRest.add(after.id);
      if (after.skills !== before.skills) retrainedSinceRest.add(after.id);
      const until = (isAway: boolean, wasAway: boolean) =>
        isAway ? Number.POSITIVE_INFINITY : wasAway ? steps() : null;
      const off = until(!after.onDuty || after.deleted, !before.onDuty || before.deleted);
      const gone = until(after.deleted, before.deleted);
      if (off !== null) offDutyUntil.set(after.id, off);
      if (gone !== null) goneUntil.set(after.id, gone);
    },
    rested() {
      loweredSinceRest.clear();
      retrainedSinceRest.clear();
    },
  };
}
