import type { AgentDesk } from "#server/desk/people/deps.ts";
import { ensureAgent, retireAgent } from "./ensure-agent.ts";
import type { Agents, CommandRoom } from "./room.ts";

/** What a change of role does to the desk, in the name of whoever made it. */
export function agentDeskOf(desk: CommandRoom & Agents<"insert" | "rename">, byId: string): AgentDesk {
  return {
    async ensure(agent) {
      await ensureAgent(desk, agent, byId);
      await desk.agents.rename(agent.id, agent.name);
    },
    retire: (agentId) => retireAgent(desk, agentId, byId),
  };
}
