import type { DoorRows } from "#server/platform/doors/testing.ts";

const endpoint = "https://push.example.test/nobody";

export const doorRows: DoorRows = {
  routes: [
    // visitor, owner, other, agent, colleague, admin
    ["401 ok  ok  ok  ok  ok ", "GET /api/me/push"],
    [
      "401 ok  ok  ok  ok  ok ",
      "POST /api/me/push",
      () => ({ body: { endpoint, keys: { p256dh: `B${"A".repeat(86)}`, auth: "A".repeat(22) } } }),
    ],
    ["401 ok  ok  ok  ok  ok ", "POST /api/me/push/remove", () => ({ body: { endpoint } })],
    ["401 ok  ok  ok  ok  ok ", "POST /api/me/push/test", () => ({ body: { endpoint } })],
  ],
};
