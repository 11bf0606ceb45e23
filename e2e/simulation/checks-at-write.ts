import type { EventType } from "#server/core/events/event-data.ts";
import { type AgentId, agentIdOf, type EventId, type TicketId } from "#server/core/ids.ts";
import type { OnWrite } from "#server/core/memory/memory-dispatch-store.ts";
import type { MemoryState } from "#server/core/memory/memory-state.ts";
import type { DispatchStore } from "#server/core/ports/dispatch-store.ts";
import type { Ticket, TicketChange } from "#server/core/ticket.ts";
import type { Losses } from "./losses.ts";
import type { OnAgentWrite, OnFiled } from "./people-stores.ts";
import type { Lane } from "./scheduler.ts";

/** By which somebody gets a ticket to work on. */
const GIVING: ReadonlySet<EventType> = new Set(["ticket.assigned", "ticket.reassigned", "ticket.answered"]);

/** What happened when, counted in steps: what rightly excuses a state is judged by it. */
export interface History {
  /** Assignments by event: when each was written. */
  readonly assignedAt: ReadonlyMap<EventId, number>;
  /** The last step at which this agent was off duty; infinity while they are. */
  readonly offDutyUntil: ReadonlyMap<AgentId, number>;
  readonly goneUntil: ReadonlyMap<AgentId, number>;
  /** Came back from their customer, and their agent has not said a word since. */
  readonly untouched: ReadonlySet<TicketId>;
  /** Who lost what to somebody's decision a little while ago. */
  readonly losses: Losses;
}

export interface ChecksAtWrite {
  readonly history: History;
  /** Watches the writes of one strand of work, and when it read what they rest on. */
  ticketWrites(lane: Lane): OnWrite;
  watchReads(lane: Lane, store: DispatchStore): DispatchStore;
  readonly filing: OnFiled;
  readonly agentWrites: OnAgentWrite;
  /** Nothing is under way: whatever was read before is forgotten. */
  rested(): void;
}

/** Safety, judged at the very moment of each write, by rules written down a second time and not taken from the product. */
export function createChecksAtWrite(ports: {
  readonly state: MemoryState;
  readonly steps: () => number;
  readonly losses: Losses;
  readonly fail: (sentence: string) => void;
}): ChecksAtWrite {
  const { state, steps, losses, fail } = ports;
  const heldReadAt = new Map<Lane, number>();
  const withoutPlaceSince = new Map<TicketId, number>();
  const loweredSinceRest = new Set<AgentId>();
  const retrainedSinceRest = new Set<AgentId>();
  const untouched = new Set<TicketId>();
  const movedSinceRest = new Set<AgentId>();
  const awaySinceRest = new Set<AgentId>();
  const assignedAt = new Map<EventId, number>();
  const offDutyUntil = new Map<AgentId, number>();
  const goneUntil = new Map<AgentId, number>();
  const said = new Set<string>();

  /** Nobody says the same twice: each request of the people here has words of its own. */
  const checkSaidOnce = (id: TicketId, words: string) => {
    if (said.has(words)) fail(`O1 "${words}" was said twice, in ${id}`);
    said.add(words);
  };
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
    const isBegun = before.replied || before.assign?.by === "manual" || before.assign?.by === "self";
    const reason = event.type === "ticket.requeued" ? event.body.data.reason : null;
    const isLeft = reason === "agent-off-duty" || reason === "agent-away";
    if (before.status === "In Progress" && isLeft && isBegun && before.priority !== "Critical") {
      fail(`L4 ${before.id} was taken from ${before.assignedTo}, who may keep it`);
    }
    if (reason === "agent-still-away" && before.assignedTo && !awaySinceRest.has(before.assignedTo)) {
      fail(`P2 ${before.id} was handed over from ${before.assignedTo}, who was there`);
    }
  };
  const checkCorrected = (before: Ticket, after: Ticket) => {
    if (before.status === "Waiting on Customer" && after.status !== before.status)
      fail(`R1 ${after.id} waited for its customer and became ${after.status} by a correction`);
    const agent = before.assignedTo && state.agents.get(before.assignedTo)?.agent;
    const isTaken = before.status !== "Open" && after.status === "Open";
    if (!agent || retrainedSinceRest.has(agent.id)) return;
    const knows = agent.skills.length === 0 || agent.skills.includes(after.category);
    const isOther = before.category !== after.category;
    if (isOther && after.status === "In Progress" && !knows)
      fail(`R1 ${after.id} became ${after.category} and stays with ${agent.id}`);
    if (isTaken && (knows || !isOther)) fail(`R1 ${after.id} was taken from ${agent.id}, who takes ${after.category}`);
    if (isTaken && before.priority === after.priority && before.dispatchAt.getTime() !== after.dispatchAt.getTime())
      fail(`R1 ${after.id} lost its place in line by a correction`);
  };
  /** Tickets that became about something else while they waited for their customer, with whoever has them still. */
  const otherWhileWaiting = new Set<TicketId>();
  const checkAnswered = ({ id, category, assignedTo }: Ticket) => {
    const agent = assignedTo && state.agents.get(assignedTo)?.agent;
    if (!agent || !otherWhileWaiting.has(id) || retrainedSinceRest.has(agent.id)) return;
    if (agent.skills.length > 0 && !agent.skills.includes(category))
      fail(`R2 ${id} became ${category} while it waited, and its answer went to ${agent.id}`);
  };
  const checkHeard = ({ id, userId, status, assignedTo }: Ticket, { event }: TicketChange) => {
    const agent = assignedTo && state.agents.get(assignedTo)?.agent;
    if (!agent || status !== "In Progress" || event.by !== userId || movedSinceRest.has(agent.id)) return;
    if (!agent.onDuty || agent.awaySince) fail(`P3 the customer wrote in ${id} to ${agent.id}, who is not there`);
  };
  const noteTouch = (after: Ticket, { event }: TicketChange) => {
    const isReply = event.type === "ticket.commented" && event.body.data.authorId === after.assignedTo;
    if (event.type === "ticket.answered") untouched.add(after.id);
    else if (isReply || event.type === "ticket.assigned" || event.type === "ticket.reassigned")
      untouched.delete(after.id);
  };

  return {
    history: { assignedAt, offDutyUntil, goneUntil, untouched, losses },
    ticketWrites: (lane) => (before, after, change) => {
      const { type, id } = change.event;
      noteTouch(after, change);
      const again = losses.written(before, after, change);
      if (again) fail(again);
      for (const entry of change.timeline) if (entry.kind === "comment") checkSaidOnce(after.id, entry.message);
      if (type === "ticket.requeued") checkTaken(before, change);
      if (type === "ticket.corrected") checkCorrected(before, after);
      if (type === "ticket.answered") checkAnswered(after);
      if (before.assign?.token !== after.assign?.token) otherWhileWaiting.delete(after.id);
      if (before.status === "Waiting on Customer" && before.category !== after.category)
        otherWhileWaiting.add(after.id);
      if (type === "ticket.commented") checkHeard(after, change);
      if (type === "ticket.reassigned" && before.status === "Waiting on Customer" && after.status !== before.status) {
        fail(`S5 ${after.id} waited for its customer and became ${after.status} by changing hands`);
      }
      if (type === "ticket.assigned") checkSkill(after);
      const to = after.assignedTo && state.agents.get(after.assignedTo)?.agent;
      if (GIVING.has(type) && to && to.trial !== after.trial)
        fail(`S9 ${after.id} and ${to.id} belong to different desks, by ${type}`);
      if (GIVING.has(type) && after.assignedTo === after.userId)
        fail(`S8 ${after.id} comes to whoever filed it by ${type}`);
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
    filing: ({ id, title }) => checkSaidOnce(id, title),
    watchReads: (lane, store) => ({
      ...store,
      listHeld(agentIds) {
        heldReadAt.set(lane, steps());
        return store.listHeld(agentIds);
      },
    }),
    agentWrites(before, after, by) {
      if (after !== before) movedSinceRest.add(after.id);
      const isBack = before.awaySince !== null && after.awaySince === null;
      if (isBack && by !== null && by !== after.id) fail(`P1 ${after.id} is away, and ${by} showed them as there`);
      if (before.awaySince !== null || after.awaySince !== null) awaySinceRest.add(after.id);
      if (after.capacity < before.capacity) loweredSinceRest.add(after.id);
      if (after.skills !== before.skills) retrainedSinceRest.add(after.id);
      const until = (isAway: boolean, wasAway: boolean) =>
        isAway ? Number.POSITIVE_INFINITY : wasAway ? steps() : null;
      const off = until(
        !after.onDuty || after.awaySince !== null || after.deleted,
        !before.onDuty || before.awaySince !== null || before.deleted,
      );
      const gone = until(after.deleted, before.deleted);
      if (off !== null) offDutyUntil.set(after.id, off);
      if (gone !== null) goneUntil.set(after.id, gone);
    },
    rested() {
      loweredSinceRest.clear();
      retrainedSinceRest.clear();
      movedSinceRest.clear();
      for (const id of awaySinceRest) if (!state.agents.get(id)?.agent.awaySince) awaySinceRest.delete(id);
    },
  };
}
