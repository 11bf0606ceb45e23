import type { DoorRows } from "#server/platform/doors/testing.ts";

export const doorRows: DoorRows = {
  routes: [
    // visitor, owner, other, agent, colleague, admin
    ["ok  ok  ok  ok  ok  ok ", "GET /api/health"],
  ],
};
