import { defineDue } from "#server/platform/db/due.ts";
import { inboxRows } from "./rows.ts";

/** Mails that came in and are to be read. */
export const dueInbox = defineDue(
  inboxRows,
  ({ until }) => ({ state: "new" as const, dueAt: { $lte: until } }),
  "dueAt",
);
