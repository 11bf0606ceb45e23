import { deriveAvailability, isOnDuty } from "../agent.ts";
import { slotAgent } from "../slot.ts";
import { mayTake } from "../taking.ts";
import type { MemoryDesk } from "./memory-desk.ts";
import type { MemoryState } from "./memory-state.ts";

/** What must hold once everything has come to rest, whatever happened before. One sentence for each thing that does not. */
export function violationsOf({ state, clock }: Pick<MemoryDesk, "state" | "clock">): string[] {
  const now = clock.now();
  const tickets = [...state.tickets.values()].map(({ ticket }) => ticket);
  const agents = [...state.agents.values()].map(({ agent }) => agent);
  const found: string[] = [];
  const claim = (holds: boolean, sentence: string) => {
    if (!holds) found.push(sentence);
  };

  const slots = tickets.flatMap((ticket) => ticket.slot ?? []);
  claim(new Set(slots).size === slots.length, "two tickets share a place");
  for (const { id, slot, status, assignedTo } of tickets) {
    claim(!slot || (status === "In Progress" && slotAgent(slot) === assignedTo), `ticket ${id} is out of its place`);
    claim(status !== "Open" || assignedTo === null, `ticket ${id} is open and assigned`);
    claim(status !== "In Progress" || assignedTo !== null, `ticket ${id} is with nobody`);
  }
  for (const agent of agents) {
    const held = tickets.filter((ticket) => ticket.status === "In Progress" && ticket.assignedTo === agent.id);
    const placed = held.filter((ticket) => ticket.slot);
    const derived = deriveAvailability(agent, held.length);
    claim(agent.availability === derived, `agent ${agent.id} shows ${agent.availability} and is ${derived}`);
    if (!isOnDuty(agent)) {
      claim(placed.length === 0, `agent ${agent.id} is away and holds a place`);
      claim(!agent.deleted || held.length === 0, `agent ${agent.id} has left and holds a ticket`);
      continue;
    }
    // Tickets from before a lowering keep their places until they end.
    const wasLowered = [...state.events.values()].some(
      ({ entry }) => entry.type === "agent.capacity" && entry.agents.includes(agent.id),
    );
    claim(placed.length <= agent.capacity || wasLowered, `agent ${agent.id} has more places than their capacity`);
    claim(held.length === placed.length || placed.length >= agent.capacity, `agent ${agent.id} left a place unused`);
    const waiting = tickets.find((ticket) => ticket.status === "Open" && mayTake(agent, ticket, now));
    claim(!waiting || held.length >= agent.capacity, `ticket ${waiting?.id} waits beside free agent ${agent.id}`);
  }
  return [...found, ...eventViolations(state)];
}

/** Every change has its one event, and every assignment told each person once. */
function eventViolations(state: MemoryState): string[] {
  const found: string[] = [];
  for (const [id, { ticket, outbox }] of state.tickets) {
    const stored = [...state.events.values()].filter(({ aggregate }) => aggregate.id === id).map(({ entry }) => entry);
    const revs = new Map([...stored, ...outbox].map((entry) => [entry.id, entry.rev]));
    const distinct = new Set(revs.values());
    if (distinct.size !== revs.size) found.push(`ticket ${id} has two events for one change`);
    if (revs.size > 0 && Math.max(...distinct) !== ticket.rev)
      found.push(`the last change of ticket ${id} has no event`);
  }
  return found;
}
