import type { DoorRows } from "#server/platform/doors/testing.ts";

export const doorRows: DoorRows = {
  procedures: [
    // visitor, owner, other, agent, colleague, admin
    ["401 ok  ok  ok  ok  ok ", "sessions.list"],
    ["401 404 404 404 404 404", "sessions.end", () => ({ sessionId: "0".repeat(24) })],
    ["401 ok  ok  ok  ok  ok ", "sessions.endAll"],
  ],
};
