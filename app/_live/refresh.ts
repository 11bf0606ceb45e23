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

/** Marks what news made old, and fetches again what is on the screen. A hidden tab fetches when it is looked at. */
export function createRefresher(queryClient: QueryClient): (news: News) => void {
  return gather<News>(GATHER_MS, async (batch) => {
    const isHidden = document.visibilityState === "hidden";
    const fetched = queryClient.invalidateQueries(
      {
        predicate: (query) => batch.some((news) => concerns(query, news)),
        refetchType: isHidden && batch.every((news) => news.kind !== "notifications") ? "none" : "active",
      },
      { cancelRefetch: true },
    );
    await Promise.race([fetched, new Promise((resolve) => setTimeout(resolve, TURN_LIMIT_MS))]);
  });
}
