import { about, type DoorRows } from "#server/platform/doors/testing.ts";

export const doorRows: DoorRows = {
  procedures: [
    // visitor, owner, other, agent, colleague, admin
    ["401 403 403 ok  ok  403", "desk.overview"],
    ["401 403 403 ok  ok  ok ", "desk.customer", ({ owner }) => ({ userId: owner.id })],
    ["401 403 403 403 403 ok ", "desk.holdings", ({ owner }) => ({ userId: owner.id })],
    ["401 403 403 ok  ok  ok ", "desk.whyWaiting", about()],
    ["401 403 403 403 403 ok ", "board.live"],
    ["401 ok  ok  ok  ok  ok ", "expectations.filing"],
  ],
};
