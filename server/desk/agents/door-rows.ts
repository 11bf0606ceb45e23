import type { DoorRows } from "#server/platform/doors/testing.ts";

const ON_DUTY = { availability: "available" };

export const doorRows: DoorRows = {
  procedures: [
    // visitor, owner, other, agent, colleague, admin
    ["401 403 403 ok  ok  ok ", "agents.list"],
    ["401 403 403 ok  ok  403", "agents.setMyAvailability", () => ON_DUTY],
    ["401 403 403 ok  403 ok ", "agents.setAvailability", ({ agent }) => ({ agentId: agent.id, ...ON_DUTY })],
    ["401 403 403 403 403 ok ", "agents.setCapacity", ({ agent }) => ({ agentId: agent.id, capacity: 2 })],
    ["401 403 403 403 403 ok ", "agents.setSkills", ({ agent }) => ({ agentId: agent.id, skills: [] })],
  ],
  routes: [
    ["401 403 403 ok  ok  ok ", "GET /api/agents"],
    ["401 403 403 ok  ok  403", "PATCH /api/agents/me/availability", () => ({ body: ON_DUTY })],
  ],
};
