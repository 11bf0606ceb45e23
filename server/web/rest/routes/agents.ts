import { z } from "zod";
import { listAgents } from "#server/desk/agents/list-agents.ts";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { AgentView, SetAvailability } from "#server/desk/agents/wire.ts";
import { memberRoute } from "../route.ts";

export const listAgentsRoute = memberRoute({
  method: "GET",
  path: "/api/agents",
  operationId: "listAgents",
  tag: "Agents",
  summary: "List the agents",
  description: "For staff: who works here, with availability, load and skills.",
  refuses: ["auth.forbidden"],
  status: 200,
  output: z.array(AgentView),
  run: ({ deps, actor }) => listAgents(deps.desk, actor),
});

export const setMyAvailabilityRoute = memberRoute({
  method: "PATCH",
  path: "/api/agents/me/availability",
  operationId: "setMyAvailability",
  tag: "Agents",
  summary: "Go on or off duty",
  description:
    "For agents. The answer is the effective state: whoever comes on duty with every place taken is busy, not available.",
  refuses: ["auth.forbidden", "agent.gone"],
  status: 200,
  body: SetAvailability,
  output: AgentView,
  run: ({ deps, actor, body }) =>
    setAvailability(deps.desk, actor, { agentId: actor.id, availability: body.availability }),
});
