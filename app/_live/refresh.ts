import type { Query, QueryClient } from "@tanstack/react-query";
import { type Hint, isAffected, isMovedByAvailability, readKey } from "./affected.ts";
import { gather } from "./gather.ts";

const GATHER_MS = 40;
/** A fetch that hangs must not hold back the next turn. */
const TURN_LIMIT_MS = 5000;

type News =
  | { readonly kind: "complaint"; readonly hint: Hint }
  | { readonly kind: "availability" | "notifications" | "all" };

function concerns(query: Query, news: News): boolean {
  switch (news.kind) {
    case "complaint":
      return isAffected(query.queryKey, query.state.data, news.hint);
    case "availability":
      return isMovedByAvailability(query.queryKey);
    case "notifications":
      return readKey(query.queryKey)?.procedure === "notifications.list";
    case "all":
      return readKey(query.queryKey) !== null;
    default:
      return news satisfies never;
  }
}

/**
 * Marks what news made old, and fetches again what is on the screen. A hidden tab fetches when it is looked at.
 * `onShown` hears of the events of which the screen shows what came of them.
 */
export function createRefresher(
  queryClient: QueryClient,
  onShown: (eventIds: readonly string[]) => void,
): (news: News) => void {
  return gather<News>(GATHER_MS, async (batch) => {
    const isHidden = document.visibilityState === "hidden";
    const shown = isHidden ? [] : eventsOnScreen(queryClient, batch);
    const fetched = queryClient.invalidateQueries(
      {
        predicate: (query) => batch.some((news) => concerns(query, news)),
        refetchType: isHidden && batch.every((news) => news.kind !== "notifications") ? "none" : "active",
      },
      { cancelRefetch: true },
    );
    const isTooLate = new Promise<boolean>((resolve) => setTimeout(resolve, TURN_LIMIT_MS, true));
    if (await Promise.race([fetched.then(() => false), isTooLate])) return;
    if (shown.length > 0) requestAnimationFrame(() => onShown(shown));
  });
}

/** Events that something on this page is about, asked before it is fetched again. */
function eventsOnScreen(queryClient: QueryClient, batch: readonly News[]): string[] {
  const active = queryClient.getQueryCache().findAll({ type: "active" });
  return batch.flatMap((news) =>
    news.kind === "complaint" && active.some((query) => concerns(query, news)) ? [news.hint.eventId] : [],
  );
}
