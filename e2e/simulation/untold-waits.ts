import type { Waits } from "#server/desk/waits/room.ts";

/** Nothing is said of any wait: no rule goes by it. */
export const UNTOLD_WAITS: Waits["waits"] = {
  of: async () => new Map(),
  ifJoined: async () => null,
  stated: async () => null,
};
