import { slotPlace } from "#server/core/slot.ts";
import { changeCapacity } from "#server/desk/agents/change-capacity.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { fileComplaint } from "#server/desk/complaints/file-complaint.ts";
import type { Configuration } from "./configuration.ts";
import { ADMIN, CUSTOMER, type SimulatedDesk } from "./people.ts";
import type { World } from "./world.ts";

/** One thing after the other that brought the desk where the storm finds it, with rest in between. */
export type Phase = (desk: SimulatedDesk) => Promise<void>;

export const OPENINGS: Readonly<Record<Configuration["opening"], (world: World) => readonly Phase[]>> = {
  empty: () => [],
  lowered: (world) => [(desk) => fillOnePlaceMore(world, desk), (desk) => takeItAway(world, desk)],
};

const onDuty = ({ state }: World) =>
  [...state.agents.values()].map(({ agent }) => agent).filter(({ onDuty: isHere }) => isHere);

async function fillOnePlaceMore(world: World, desk: SimulatedDesk): Promise<void> {
  for (const { id: agentId, capacity } of onDuty(world)) {
    await changeCapacity(desk, ADMIN, { agentId, capacity: capacity + 1 });
    for (let place = 0; place <= capacity; place++) {
      const input = { title: "It hums", description: "It hums.", category: "Technical", priority: "Medium" } as const;
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
