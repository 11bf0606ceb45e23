import type { DoorRows } from "#server/platform/doors/testing.ts";

export const doorRows: DoorRows = {
  procedures: [
    // visitor, owner, other, agent, colleague, admin
    ["401 ok  ok  ok  ok  ok ", "notifications.list", () => ({})],
    ["401 ok  ok  ok  ok  ok ", "notifications.grouped", () => ({})],
    ["401 ok  ok  ok  ok  ok ", "notifications.markRead", () => ({})],
  ],
};
