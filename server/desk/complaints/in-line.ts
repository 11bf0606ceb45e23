import { defineDue } from "#server/platform/db/due.ts";
import { complaintRows } from "./rows.ts";

/** Whatever waits for an agent. */
export const inLine = defineDue(complaintRows, () => ({ status: "Open" as const }));
