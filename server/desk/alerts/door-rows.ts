import type { DoorRows } from "#server/platform/doors/testing.ts";

export const doorRows: DoorRows = {
  procedures: [
    // visitor, owner, other, agent, colleague, admin
    ["401 403 403 403 403 ok ", "alerts.list"],
    ["401 403 403 403 403 ok ", "alerts.markRead", () => ({})],
  ],
  routes: [["401 403 403 403 403 ok ", "GET /api/alerts"]],
};
