import type { z } from "zod";
import type { EventId } from "#server/core/ids.ts";
import type { ComplaintUpdated, NotificationPushed } from "#server/core/live.ts";

interface Base {
  /** See `heardIn`. */
  readonly audience: readonly string[];
}

/** What a process tells its browsers: whom, what, and the key by which it says it once. */
export type Told =
  | (Base & {
      readonly key: EventId;
      readonly name: "complaintUpdated";
      readonly body: ComplaintUpdated;
      /** W3C trace context of what caused it; browsers do not get it. */
      readonly traceparent?: string | null | undefined;
    })
  | (Base & { readonly key: string; readonly name: "notification"; readonly body: z.infer<typeof NotificationPushed> });
