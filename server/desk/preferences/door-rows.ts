import type { DoorRows } from "#server/platform/doors/testing.ts";

export const doorRows: DoorRows = {
  procedures: [
    // visitor, owner, other, agent, colleague, admin
    ["401 ok  ok  ok  ok  ok ", "preferences.mine"],
    ["401 ok  ok  ok  ok  ok ", "preferences.set", () => ({ kind: "reply", channel: "mail", on: false })],
  ],
  routes: [
    // visitor, owner, other, agent, colleague, admin
    ["401 ok  ok  ok  ok  ok ", "GET /api/me/notice-preferences"],
    [
      "401 ok  ok  ok  ok  ok ",
      "PATCH /api/me/notice-preferences",
      () => ({ body: { kind: "reply", channel: "push", on: false } }),
    ],
  ],
};
