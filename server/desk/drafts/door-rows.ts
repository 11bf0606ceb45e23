import type { DoorCast, DoorRows } from "#server/platform/doors/testing.ts";

const KEPT = { kind: "reply", key: "a-text", device: "a-phone", texts: { text: "Dear Maya" } };

export const doorRows: DoorRows = {
  procedures: [
    // visitor, owner, other, agent, colleague, admin
    [
      "401 403 403 ok  ok  ok ",
      "drafts.list",
      async ({ hold }: DoorCast) => ({ ticketId: await hold(), device: "a-desk", keys: [] }),
    ],
    ["401 403 403 ok  ok  ok ", "drafts.keep", async ({ hold }: DoorCast) => ({ ticketId: await hold(), ...KEPT })],
  ],
};
