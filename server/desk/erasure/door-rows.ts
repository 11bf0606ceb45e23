import { PASSWORD } from "#server/desk/testing.ts";
import type { DoorRows } from "#server/platform/doors/testing.ts";

export const doorRows: DoorRows = {
  procedures: [
    // visitor, owner, other, agent, colleague, admin
    [
      "401 403 403 403 403 ok ",
      "erasure.person",
      async ({ newcomer }) => ({ userId: await newcomer(), password: PASSWORD }),
    ],
  ],
  routes: [
    ["401 403 403 403 403 ok ", "POST /api/people/{id}/erase", async ({ newcomer }) => ({ id: await newcomer() })],
  ],
};
