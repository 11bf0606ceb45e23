import { defaultShouldDehydrateQuery, isServer, QueryCache, QueryClient } from "@tanstack/react-query";
import { staysSignedOut } from "#app/_people/ask-sign-in.ts";
import { SECOND_FACTOR_PAGE } from "#app/_shell/navigation.ts";
import { failureOf, isPassing } from "./failure.ts";

/** Long enough that a page just rendered is not fetched again; every change is pushed anyway. */
const STALE_AFTER_MS = 20_000;
const LONGEST_PAUSE_MS = 5000;

/** How the browser and the server's render hold what they fetched. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error) => void (isServer || leaveWhenShutOut(error)) }),
    defaultOptions: {
      queries: {
        staleTime: STALE_AFTER_MS,
        // What passes by itself is asked for until it has passed; a refusal is final.
        retry: (_count, error) => !isServer && isPassing(failureOf(error)),
        retryDelay: (count, error) =>
          Math.max((failureOf(error).retryAfterSeconds ?? 0) * 1000, Math.min(500 * 2 ** count, LONGEST_PAUSE_MS)),
      },
      dehydrate: {
        // A query still under way is handed over as a promise: the page streams instead of waiting.
        shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
    },
  });
}

/**
 * A session that ended elsewhere, such as by a new password: back to the sign-in, and from there to this page. Staff who
 * are asked for a second factor from now on: to where they set it up.
 */
export function leaveWhenShutOut(error: unknown): void {
  const { code } = failureOf(error);
  if (code === "auth.second-factor-required") return location.assign(SECOND_FACTOR_PAGE);
  // Whoever is asked to sign in here stays.
  if (code !== "auth.required" || staysSignedOut()) return;
  location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
}
