import { countAws } from "./aws.ts";
import type { Counted, Slack } from "./compare.ts";
import { countExamined } from "./examined.ts";
import { countIdle } from "./idle.ts";
import { countJavaScript } from "./javascript.ts";
import { countAlone, countInBurst } from "./ticket-way.ts";

export interface Part {
  readonly name: string;
  readonly slack: Slack;
  /** Null where it cannot be counted. */
  readonly count: () => Promise<Counted | null>;
}

export const PARTS: readonly Part[] = [
  {
    name: "database commands of a ticket, alone",
    slack: { share: 0, plus: 0, because: "nothing in it goes by the clock" },
    count: countAlone,
  },
  {
    name: "database commands of a ticket, in a burst",
    slack: {
      share: 0.15,
      plus: 0.15,
      because: "what is offered within five milliseconds goes together, and a busy machine offers more slowly",
    },
    count: countInBurst,
  },
  {
    name: "what a pass examines",
    slack: { share: 0, plus: 0, because: "the line and the agents are the same each time" },
    count: countExamined,
  },
  {
    name: "AWS requests of a ticket",
    slack: {
      share: 0.3,
      plus: 0.25,
      because: "a receive brings what has come by then, and an empty one falls into a slow run",
    },
    count: countAws,
  },
  {
    name: "database commands of an idle consumer",
    slack: {
      share: 0.25,
      plus: 0.1,
      because: "a few loops turn with chance, and some only once within the two minutes",
    },
    count: countIdle,
  },
  {
    name: "kB of first-load JavaScript",
    slack: { share: 0, plus: 0.5, because: "names of chunks are hashes, which compress to a few bytes more or less" },
    count: countJavaScript,
  },
];
