import type { ComplaintUpdated } from "#server/core/live.ts";

/** What a hint says, as far as queries care. */
export type Hint = Pick<ComplaintUpdated, "eventId" | "ticketId" | "complaintId" | "rev">;

/** Lists and figures that any change of any complaint may move. */
const MOVED_BY_COMPLAINTS: ReadonlySet<string> = new Set([
  "complaints.list",
  "complaints.similar",
  "desk.overview",
  "desk.customer",
  "board.live",
  "agents.list",
  "expectations.filing",
]);
const MOVED_BY_AVAILABILITY: ReadonlySet<string> = new Set([
  "desk.overview",
  "board.live",
  "agents.list",
  "session.me",
  "expectations.filing",
]);

/** The procedure and the input in a tRPC query key, or null for a key of another kind. */
export function readKey(queryKey: readonly unknown[]): { procedure: string; input: unknown } | null {
  const [path, options] = queryKey;
  if (!Array.isArray(path)) return null;
  const input = typeof options === "object" && options !== null && "input" in options ? options.input : undefined;
  return { procedure: path.join("."), input };
}

/** Whether what a query holds may be out of date after this hint. */
export function isAffected(queryKey: readonly unknown[], data: unknown, hint: Hint): boolean {
  const key = readKey(queryKey);
  if (key?.procedure !== "complaints.byId") return key !== null && MOVED_BY_COMPLAINTS.has(key.procedure);
  const id = fieldOf(key.input, "id");
  if (id !== hint.ticketId && id !== hint.complaintId) return false;
  // The reader's own change was fetched before its hint came round.
  const rev = fieldOf(data, "rev");
  return typeof rev !== "number" || rev < hint.rev;
}

export function isMovedByAvailability(queryKey: readonly unknown[]): boolean {
  const key = readKey(queryKey);
  return key !== null && MOVED_BY_AVAILABILITY.has(key.procedure);
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[field] : undefined;
}
