import { type Configuration, FOCUS } from "./configuration.ts";

/** Nothing goes wrong but what the scene is about. */
export const STAGE: Configuration = {
  ...FOCUS,
  agents: 1,
  capacity: 1,
  consumers: 3,
  tickets: 24,
  people: 14,
  pace: 0.1,
  duplicate: 0,
  refuse: 0,
  lostReceipt: 0,
  delayMs: 0,
  crash: 0,
  slow: 0,
  doomed: 0,
  lastWrite: 0,
  hesitation: 0,
  // The rest of the world has come to its end long before.
  hesitationsMs: [4_000],
};
