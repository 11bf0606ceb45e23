import { newStamp } from "#server/core/assignments/ports.ts";
import { applyChange } from "#server/core/changes/apply.ts";
import { claim } from "#server/core/changes/claim.ts";
import { waitOnCustomer } from "#server/core/changes/end.ts";
import { fileTicket } from "#server/core/changes/file.ts";
import { humanId, ticketIdOf } from "#server/core/ids.ts";
import { slotPlace } from "#server/core/slot.ts";
import { changeCapacity } from "#server/desk/agents/change-capacity.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { fileComplaint } from "#server/desk/complaints/file-complaint.ts";
import type { Configuration } from "./configuration.ts";
import { ADMIN, asAgent, CUSTOMER, type SimulatedDesk } from "./people.ts";
import type { World } from "./world.ts";

/** One thing after the other that brought the desk where the storm finds it, with rest in between. */
export type Phase = (desk: SimulatedDesk) => Promise<void>;

export const OPENINGS: Readonly<Record<Configuration["opening"], (world: World) => readonly Phase[]>> = {
  empty: () => [],
  lowered: (world) => [(desk) => fillOnePlaceMore(world, desk), (desk) => takeItAway(world, desk)],
  own: (world) => [async () => holdTheirOwn(world)],
};

/** A ticket in progress and one that waits for its customer for everybody, in the writes of the version before. */
function holdTheirOwn({ state, ids, scheduler }: World): void {
  const input = { title: "It hums", description: "It hums.", category: "Technical", priority: "Medium" } as const;
  const clock = { now: () => new Date(scheduler.now()) };
  const stamp = () => newStamp({ clock, ids, traceparent: () => null });
  for (const { agent } of state.agents.values()) {
    for (const isWaiting of [false, true]) {
      const id = ticketIdOf(ids.documentId());
      const complaintId = humanId(10_001 + state.tickets.size);
      const filed = fileTicket({ ...input, id, complaintId, userId: agent.id }, asAgent(agent.id), stamp());
      const claimed = claim(filed.ticket, agent, 0, { rule: "longest-free" }, stamp());
      const held = applyChange(filed.ticket, claimed);
      const waits = isWaiting ? [waitOnCustomer(held, ADMIN, stamp())] : [];
      const changes = [claimed, ...waits];
      state.tickets.set(id, {
        ticket: waits.reduce(applyChange, held),
        timeline: [...filed.timeline, ...changes.flatMap(({ timeline }) => timeline)],
        outbox: [filed.event, ...changes.map(({ event }) => event)],
        outboxAt: clock.now(),
        tries: 0,
      });
    }
  }
}

const onDuty = ({ state }: World) =>
  [...state.agents.values()].map(({ agent }) => agent).filter(({ onDuty: isHere }) => isHere);

async function fillOnePlaceMore(world: World, desk: SimulatedDesk): Promise<void> {
  for (const { id: agentId, capacity } of onDuty(world)) {
    await changeCapacity(desk, ADMIN, { agentId, capacity: capacity + 1 });
    for (let place = 0; place <= capacity; place++) {
      const input = {
        title: `It hums (${world.ids.token()})`,
        description: "It hums.",
        category: "Technical",
        priority: "Medium",
      } as const;
      await fileComplaint(desk, CUSTOMER, input);
    }
  }
}

/** Only the ticket in the highest place stays, and its place is now beyond what there is. */
async function takeItAway(world: World, desk: SimulatedDesk): Promise<void> {
  const tickets = [...world.state.tickets.values()].map(({ ticket }) => ticket);
  for (const { id: agentId, capacity } of onDuty(world)) {
    await changeCapacity(desk, ADMIN, { agentId, capacity: capacity - 1 });
    for (const { id, slot, assignedTo } of tickets) {
      if (assignedTo !== agentId || !slot || slotPlace(slot) >= capacity - 1) continue;
      await changeStatus(desk, ADMIN, { id, status: "Resolved" });
    }
  }
}
