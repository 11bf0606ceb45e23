import { failureOf } from "#app/_trpc/failure.ts";
import { isLeaving } from "#app/_trpc/leaving.ts";
import { createDrafts, type Drafts } from "./drafts.ts";
import { createOutbox, type Outbox } from "./outbox.ts";
import type { Problem, Send } from "./send.ts";
import { createShelf, type Store } from "./shelf.ts";
import { claimTab, type Locks } from "./tab.ts";
import type { Channel } from "./tabs-asked.ts";
import { createTurns } from "./turns.ts";

/** What one person has written in this browser and the server has not. */
export interface Unsent {
  readonly personId: string;
  readonly drafts: Drafts;
  readonly outbox: Outbox;
}

/** What of a browser is used. */
export interface Surroundings {
  readonly local: Store | null;
  readonly session: Pick<Storage, "getItem" | "setItem"> | null;
  readonly locks: Locks | undefined;
  /** Where there are no locks, tabs ask each other. */
  readonly channel?: Channel | undefined;
  readonly sleep: (ms: number) => Promise<void>;
  readonly now: () => number;
}

interface Options {
  readonly personId: string;
  /** Sends one change, with its key. Throws what a client throws. */
  readonly change: (send: Send) => Promise<unknown>;
  readonly onTaken: (send: Send, answer: unknown) => Promise<void>;
  readonly onRefused: (send: Send, problem: Problem) => void;
}

const RELOAD_MS = 200;

/** Puts together drafts and outbox of one person in one page. */
export function createUnsent(options: Options, { local, session, locks, channel, sleep, now }: Surroundings): Unsent {
  const { personId, change, onTaken, onRefused } = options;
  const shelf = createShelf(local);
  const inTurn = createTurns(locks, isLeaving);
  const tab = claimTab({ session, locks, channel, pause: () => sleep(RELOAD_MS) });
  const drafts = createDrafts({ shelf, personId, tab, inTurn, now });
  return {
    personId,
    drafts,
    outbox: createOutbox({
      ...{ shelf, personId, inTurn, onTaken, onRefused, letGo: drafts.letGo, now },
      ask: async (send) => {
        try {
          return { answer: await change(send) };
        } catch (error) {
          return { failure: failureOf(error) };
        }
      },
      later: (work, ms) => void sleep(ms).then(work),
    }),
  };
}
