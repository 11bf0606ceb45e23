import { type DoorRows, NOTHING } from "#server/platform/doors/testing.ts";

export const doorRows: DoorRows = {
  procedures: [
    // visitor, owner, other, agent, colleague, admin
    ["401 403 403 403 403 ok ", "replay.count", () => ({})],
    ["401 403 403 403 403 ok ", "replay.start", () => ({})],
    ["401 403 403 403 403 ok ", "replay.list"],
    ["401 403 403 403 403 404", "replay.pause", () => NOTHING],
    ["401 403 403 403 403 404", "replay.resume", () => NOTHING],
    ["401 403 403 403 403 404", "replay.cancel", () => NOTHING],
    ["401 403 403 403 403 ok ", "replay.releaseParked"],
  ],
};
