import type { DoorRows } from "#server/platform/doors/testing.ts";

export const doorRows: DoorRows = {
  procedures: [
    // visitor, owner, other, agent, colleague, admin
    ["ok  ok  ok  ok  ok  ok ", "session.me"],
    ["ok  ok  ok  ok  ok  ok ", "session.modes"],
    ["401 400 400 400 400 400", "session.confirm", () => ({ password: "not theirs" })],
    ["401 ok  ok  ok  ok  ok ", "realtime.token"],
  ],
};
