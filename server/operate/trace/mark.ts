import type { EventId } from "#server/core/ids.ts";
import type { Role } from "#server/core/vocabulary.ts";

/** Something that a process saw happen to an event and that no document says. */
export type Mark = { readonly eventId: EventId; readonly at: Date } & (
  | { readonly kind: "clicked" }
  | {
      /** One receipt of its message. `at` is when it was received. */
      readonly kind: "delivered";
      readonly worker: string;
      readonly origin: string;
      readonly receiveCount: number;
      readonly sentAt: Date;
      readonly passBeganAt: Date | null;
      readonly passEndedAt: Date | null;
      readonly settledAt: Date;
      readonly result: "done" | "retry" | "reject" | "done before";
    }
  | { readonly kind: "emitted"; readonly worker: string; readonly sockets: number }
  | { readonly kind: "shown"; readonly role: Role }
);
