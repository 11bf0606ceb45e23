import type { Configuration } from "./configuration.ts";
import { STAGE } from "./stage.ts";

/** What somebody lost to a person's decision: whether it stays away from them, until when, and who sees to it then. */
export const DECLINING = {
  "scene: put back, and free": {
    ...STAGE,
    agents: 2,
    scene: [["file"], ["put-back"], ["take-back"], ["give"], ["resolve"]],
  },
  "scene: put back, and wanted after all": {
    ...STAGE,
    declinesMs: [300_000],
    scene: [["file"], ["put-back"], ["take"], ["resolve"], ["reopen"], ["close"]],
  },
  "scene: given away, and put back": {
    ...STAGE,
    agents: 2,
    declinesMs: [40_000],
    scene: [["file"], ["give"], ["put-back"], ["close"]],
  },
  "scene: what was put back is ahead in line": {
    ...STAGE,
    capacity: 3,
    leastCapacity: 2,
    linePage: 1,
    declinesMs: [40_000],
    scene: [["file", "file", "file"], ["put-back", "put-back"], ["file", "file"], ["resolve", "resolve"], ["close"]],
  },
  "scene: behind what neither wants, what one of them does": {
    ...STAGE,
    agents: 2,
    linePage: 1,
    declinesMs: [300_000],
    people: 40,
    scene: [
      ["file", "put-back", "put-back"],
      ["file", "file"],
      ["put-back", "resolve"],
      ["close", "close"],
    ],
  },
  "scene: a decline ends": {
    ...STAGE,
    consumers: 1,
    declinesMs: [20_000],
    deadForMs: 60_000,
    scene: [["file"], ["put-back"], ["resolve"]],
    crash: 0.03,
  },
  "scene: a decline ends while the database blinks": {
    ...STAGE,
    consumers: 1,
    declinesMs: [1_000],
    scene: [["file"], ["put-back", "hesitation"], ["resolve"]],
    people: 40,
    failure: 0.1,
  },
} satisfies Record<string, Configuration>;
