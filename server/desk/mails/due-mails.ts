import { defineDue } from "#server/platform/db/due.ts";
import { mailRows } from "./rows.ts";

/** Mails that people asked for and that are to be sent. */
export const dueMails = defineDue(
  mailRows,
  ({ until }) => ({ state: "waiting" as const, dueAt: { $lte: until } }),
  "dueAt",
);
