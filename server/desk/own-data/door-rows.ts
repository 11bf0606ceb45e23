import type { DoorRows } from "#server/platform/doors/testing.ts";

export const doorRows: DoorRows = {
  procedures: [
    // visitor, owner, other, agent, colleague, admin
    ["401 ok  ok  ok  ok  ok ", "ownData.erasure"],
    // Whoever is an admin gives the role up first.
    ["401 ok  ok  ok  ok  409", "ownData.requestErasure"],
    ["401 ok  ok  ok  ok  ok ", "ownData.withdrawErasure"],
    ["401 403 403 403 403 ok ", "ownData.openErasures"],
  ],
  routes: [
    ["401 ok  ok  ok  ok  ok ", "GET /api/me/export"],
    ["401 ok  ok  ok  ok  409", "POST /api/me/erasure"],
  ],
};
