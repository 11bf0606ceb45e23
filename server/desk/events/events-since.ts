import type { Due } from "#server/platform/db/due.ts";
import { eventRows } from "./rows.ts";

/** Whatever was stored after a moment; with the time it is now, by the clock that events are stored by. */
export const eventsSince = (since: () => Date): Due => ({
  rows: eventRows,
  filter: () => ({ storedAt: { $gt: since() } }),
  when: "$$NOW",
});
