import type { DoorRows } from "#server/platform/doors/testing.ts";

export const doorRows: DoorRows = {
  procedures: [
    // visitor, owner, other, agent, colleague, admin
    ["401 ok  ok  ok  ok  ok ", "categories.list"],
    ["401 403 403 403 403 ok ", "categories.add", () => ({ name: "Lamps" })],
    ["401 403 403 403 403 ok ", "categories.change", () => ({ name: "Product", active: true })],
  ],
};
