import type { Query, QueryClient } from "@tanstack/react-query";
import { gather } from "./gather.ts";
import { isOurs, isStale, type News } from "./stale.ts";

/** Long enough that what one complaint sets off, such as its filing and its assignment, is fetched once. */
const GATHER_MS = 100;
/** A fetch that hangs must not hold back the next turn. */
const TURN_LIMIT_MS = 5000;

/** `all`: nobody can tell what was missed. */
type Reason = News | "all";

function concerns(query: Query, reason: Reason): boolean {
  return reason === "all" ? isOurs(query.queryKey) : isStale(query.queryKey, query.state.data, reason);
}

interface Refreshing {
  /** Hears of the events of which the screen shows what came of them. */
  readonly onShown: (eventIds: readonly string[]) => void;
  /** Whether somebody waits for this: a ticket that came to the reader, an answer on one of theirs. */
  readonly isUrgent: (news: News) => boolean;
}

/**
 * Marks what news made old, and fetches again what is on the screen. A hidden tab fetches when it is looked at. What is
 * urgent is fetched at once; the rest in turns, so that a desk of many does not fetch everything for every ticket.
 */
export function createRefresher(queryClient: QueryClient, { onShown, isUrgent }: Refreshing): (reason: Reason) => void {
  let abandon = (): void => {};
  const turns = gather<Reason>(GATHER_MS, async (batch) => {
    const isHidden = document.visibilityState === "hidden";
    const shown = isHidden ? [] : eventsOnScreen(queryClient, batch);
    const fetched = queryClient.invalidateQueries(
      {
        predicate: (query) => batch.some((reason) => concerns(query, reason)),
        refetchType: isHidden && !batch.some(isCounted) ? "none" : "active",
      },
      { cancelRefetch: true },
    );
    const isGivenUp = new Promise<boolean>((resolve) => {
      abandon = () => resolve(true);
      setTimeout(abandon, TURN_LIMIT_MS);
    });
    if (await Promise.race([fetched.then(() => false), isGivenUp])) return;
    if (shown.length > 0) requestAnimationFrame(() => onShown(shown));
  });
  return (reason) => {
    // Everything is fetched anew: what began before, perhaps on a network that has gone since, is not waited for.
    if (reason === "all") abandon();
    if (reason !== "all" && isUrgent(reason)) turns.now(reason);
    else turns.add(reason);
  };
}

/** Events that something on this page is about, asked before it is fetched again. */
function eventsOnScreen(queryClient: QueryClient, batch: readonly Reason[]): string[] {
  const active = queryClient.getQueryCache().findAll({ type: "active" });
  return batch.flatMap((reason) => {
    if (reason === "all" || reason.event !== "complaintUpdated") return [];
    return active.some((query) => concerns(query, reason)) ? [reason.hint.eventId] : [];
  });
}

const COUNTED: ReadonlySet<News["event"]> = new Set(["notification", "alertsChanged", "read"]);

/** The bell counts what nobody has read, also while nobody looks. */
function isCounted(reason: Reason): boolean {
  return reason !== "all" && COUNTED.has(reason.event);
}
