import { z } from "zod";
import { memberRoute, type Route, type RouteCall } from "#server/platform/doors/route.ts";
import { listAgents } from "./list-agents.ts";
import type { AgentsRoom } from "./room.ts";
import { setAvailability } from "./set-availability.ts";
import { AgentView, SetAvailability } from "./wire.ts";

export function agentRoutes(room: (call: RouteCall) => AgentsRoom): readonly Route[] {
  return [
    memberRoute({
      method: "GET",
      path: "/api/agents",
      operationId: "listAgents",
      tag: "Agents",
      summary: "List the agents",
      description: "For staff: who works here, with availability, load and skills.",
      roles: ["agent", "admin"],
      refuses: ["auth.forbidden"],
      status: 200,
      output: z.array(AgentView),
      run: (call) => listAgents(room(call), call.actor),
    }),

    memberRoute({
      method: "PATCH",
      path: "/api/agents/me/availability",
      operationId: "setMyAvailability",
      tag: "Agents",
      summary: "Go on or off duty",
      description:
        "For agents. The answer is the effective state: whoever comes on duty with every place taken is busy, not available.",
      roles: ["agent"],
      refuses: ["auth.forbidden", "agent.gone"],
      status: 200,
      body: SetAvailability,
      example: { availability: "available" },
      output: AgentView,
      run: (call) => setAvailability(room(call), call.actor, { agentId: call.actor.id, ...call.body }),
    }),
  ];
}
