import type { EventId } from "#server/core/ids.ts";
import type { AggregateRef } from "#server/core/ports/outbox-store.ts";

/** What must hold on every desk at rest, under the names that metrics, chaos tests and `npm run verify` share. */
export const INVARIANTS = {
  S1: {
    promise: "No place holds two tickets, and nobody is given more than their capacity.",
    advice:
      "Restart the consumer: it creates the missing index. If two tickets share a place, give one of them to somebody by hand.",
  },
  S2: {
    promise: "A ticket's status, agent and place agree with each other.",
    advice:
      "The reconciler puts such tickets back in line within a minute. If it stays, something other than QuickFix writes to the database.",
  },
  S3: {
    promise: "Every change of a ticket or an agent has exactly one event.",
    advice:
      "Look for whoever writes to the database directly. Changing the complaint once more makes browsers and consumers current again.",
  },
  S4: {
    promise: "Each assignment tells each person once.",
    advice: "The reconciler tells them within a minute. If it stays, look at the consumer's log for the event.",
  },
  S5: {
    promise: "An ended complaint is worked on again only after somebody reopened it.",
    advice: "Look for whoever writes to the database directly, and reopen the complaint properly if it goes on.",
  },
  S8: {
    promise: "Nobody works as an agent on what they filed themselves.",
    advice: "The reconciler puts it back in line within a minute. Check that a consumer runs: npm run doctor.",
  },
  L1: {
    promise: "Nobody waits in line while an agent who could help is free.",
    advice: "Check that a consumer runs and is ready: npm run doctor.",
  },
  L2: {
    promise: "What everybody sees of an agent (available, busy, offline) is true.",
    advice: "The reconciler refreshes it within a minute. Check that a consumer runs: npm run doctor.",
  },
  L3: {
    promise: "Events leave their outbox.",
    advice: "Check that a consumer runs and that it may publish to the topic: npm run doctor.",
  },
  L4: {
    promise: "Nobody who is away or has left holds work that somebody else could do.",
    advice: "The reconciler takes it back within a minute. Check that a consumer runs: npm run doctor.",
  },
  L6: {
    promise: "An agent's own ticket takes their free place before anything from the line.",
    advice: "The reconciler gives it the place within a minute. Check that a consumer runs: npm run doctor.",
  },
  P1: {
    promise: "Whoever has a place on the desk has an account that works as an agent's.",
    advice:
      "The reconciler takes them off the desk within a minute. If it stays, check that a consumer runs: npm run doctor.",
  },
  C1: {
    promise: "No complaint is ever lost: all that were filed are there, in one of the five statuses.",
    advice: "Restore the complaint from a backup; its events tell what it was about.",
  },
  C2: {
    promise: "Everything that was acted upon is in the event store, and everything in it was published.",
    advice: "The reconciler publishes what was forgotten. An event that is not in the store was deleted from it.",
  },
  A1: {
    promise: "The trail of who did what is whole: no row was changed, removed, put in or moved.",
    advice:
      "Compare it with a backup, or with what was exported: somebody has written to the database. A seal of another NEXTAUTH_SECRET is made anew by the next pruning.",
  },
} as const satisfies Record<string, { readonly promise: string; readonly advice: string }>;

export type InvariantId = keyof typeof INVARIANTS;
// Object.keys forgets the names that the declaration above has just fixed.
export const INVARIANT_IDS = Object.keys(INVARIANTS) as readonly InvariantId[];

/** What a consumer looks at every half minute: all but the trail, which has to be walked from its beginning. */
export const WATCHED_IDS = INVARIANT_IDS.filter((id) => id !== "A1");

export interface Violation {
  readonly id: InvariantId;
  readonly subject:
    | AggregateRef
    | { readonly kind: "event"; readonly id: EventId }
    | { readonly kind: "database" | "trail"; readonly id: string };
  readonly sentence: string;
}

/** A violation that a second look can recognise. The key changes when the thing was written meanwhile. */
export interface Finding extends Violation {
  readonly key: string;
}
