import type { z } from "zod";
import type { Actor } from "#server/core/actor.ts";
import { AgentIdInput } from "#server/core/ids.ts";
import type { AgentRecord } from "./mapping.ts";
import { onOther } from "./on-other.ts";
import type { AgentsRoom } from "./room.ts";
import { excuseOf, isSameExcuse, setAvailability } from "./set-availability.ts";
import type { AgentView, SetAvailability } from "./wire.ts";

type Input = z.output<typeof SetAvailability> & { readonly agentId: string };

/**
 * On or off duty, for an agent by an admin: they are told of it, of how many tickets of theirs went back to the line, and
 * where what colleagues read of their being off duty is somebody else's now. The words themselves are in no trail.
 */
export async function setAvailabilityFor(room: AgentsRoom, actor: Actor, input: Input): Promise<AgentView> {
  const { agentId } = input;
  const held = await loadOf(room, agentId);
  return onOther(
    room,
    actor,
    { action: "agent.availability", agentId, after: (agent) => meant(agent, input) },
    () => setAvailability(room, actor, input),
    ({ load }) => ({ wentBack: Math.max(0, held - load) }),
  );
}

function meant(agent: AgentRecord, input: Input) {
  const onDuty = input.availability === "available";
  return { onDuty, ...(onDuty || isSameExcuse(agent, excuseOf(input)) ? {} : { excuse: "changed" }) };
}

async function loadOf({ agents }: AgentsRoom, agentId: string): Promise<number> {
  const id = AgentIdInput.safeParse(agentId);
  return id.success ? ((await agents.loads([id.data])).get(id.data) ?? 0) : 0;
}
