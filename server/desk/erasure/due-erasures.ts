import { defineDue } from "#server/platform/db/due.ts";
import { erasureRows } from "./rows.ts";

/** Erasures that a process that died has left, and those that are looked at again. */
export const dueErasures = defineDue(erasureRows, ({ until }) => ({ dueAt: { $lte: until } }), "dueAt");
