import type { ComplaintUpdated, LiveEvent } from "#server/core/live.ts";
import type { Quiet } from "#server/platform/doors/quiet.ts";
import type { AppRouter } from "#server/web/trpc/router.ts";

/** The names of the queries of a router that did not say that they are quiet. */
type QueriesIn<Routes, Prefix extends string = ""> = {
  [Name in keyof Routes & string]: Routes[Name] extends { readonly _def: { readonly type: infer Type } }
    ? Routes[Name] extends Quiet
      ? never
      : Type extends "query"
        ? `${Prefix}${Name}`
        : never
    : QueriesIn<Routes[Name], `${Prefix}${Name}.`>;
}[keyof Routes & string];
type QueryName = QueriesIn<AppRouter["_def"]["record"]>;

/** What a hint says, as far as queries care. */
export type Hint = Pick<ComplaintUpdated, "eventId" | "ticketId" | "complaintId" | "rev" | "assignedTo">;
export type News =
  | { readonly event: "complaintUpdated"; readonly hint: Hint }
  | { readonly event: Exclude<LiveEvent, "complaintUpdated" | "attention"> };

/**
 * After which news each query is out of date. A new query is named here before it compiles, unless its room says
 * `quietly` that no news makes it old.
 */
const STALE_AFTER = {
  "complaints.byId": ["complaintUpdated"],
  "complaints.list": ["complaintUpdated", "read"],
  "complaints.similar": ["complaintUpdated"],
  "desk.overview": ["complaintUpdated", "agentAvailability", "read"],
  "desk.customer": ["complaintUpdated"],
  "desk.whyWaiting": ["complaintUpdated", "agentAvailability"],
  "board.live": ["complaintUpdated", "agentAvailability"],
  "alerts.list": ["alertsChanged"],
  "agents.list": ["complaintUpdated", "agentAvailability"],
  "expectations.filing": ["complaintUpdated", "agentAvailability"],
  "notifications.list": ["notification", "read"],
  "notifications.grouped": ["notification", "read"],
  "session.me": ["agentAvailability"],
} as const satisfies Record<QueryName, readonly LiveEvent[]>;

/** Whether what a query holds may be out of date after this. */
export function isStale(queryKey: readonly unknown[], data: unknown, news: News): boolean {
  const key = readKey(queryKey);
  if (!key) return false;
  const after: readonly LiveEvent[] = isQueryName(key.name) ? STALE_AFTER[key.name] : [];
  if (!after.includes(news.event)) return false;
  return news.event !== "complaintUpdated" || key.name !== "complaints.byId" || isNews(key.input, data, news.hint);
}

/** Whether a key is one of a query of ours. */
export function isOurs(queryKey: readonly unknown[]): boolean {
  return readKey(queryKey) !== null;
}

function isQueryName(name: string): name is QueryName {
  return Object.hasOwn(STALE_AFTER, name);
}

/** The procedure and the input in a tRPC query key, or null for a key of another kind. */
function readKey(queryKey: readonly unknown[]): { name: string; input: unknown } | null {
  const [path, options] = queryKey;
  if (!Array.isArray(path)) return null;
  const input = typeof options === "object" && options !== null && "input" in options ? options.input : undefined;
  return { name: path.join("."), input };
}

function isNews(input: unknown, data: unknown, hint: Hint): boolean {
  const id = fieldOf(input, "id");
  if (id !== hint.ticketId && id !== hint.complaintId) return false;
  // The reader's own change was fetched before its hint came round.
  const rev = fieldOf(data, "rev");
  return typeof rev !== "number" || rev < hint.rev;
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[field] : undefined;
}
