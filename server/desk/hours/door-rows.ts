import type { DoorRows } from "#server/platform/doors/testing.ts";

export const doorRows: DoorRows = {
  procedures: [
    // visitor, owner, other, agent, colleague, admin
    ["401 ok  ok  ok  ok  ok ", "hours.get"],
    ["401 403 403 403 403 ok ", "hours.set", () => ({ rev: 0, timeZone: "UTC", week: "always", holidays: [] })],
  ],
};
