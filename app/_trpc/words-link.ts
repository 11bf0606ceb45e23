import type { TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { fetchLaterWords } from "#app/_language/say-failure.ts";
import type { AppRouter } from "#server/web/trpc/router.ts";
import { failureOf } from "./failure.ts";

/** Holds a refusal until there are words for it in the language of whoever reads, so that nothing is shown in two. */
export function wordsLink(): TRPCLink<AppRouter> {
  return () =>
    ({ next, op }) =>
      observable((observer) =>
        next(op).subscribe({
          ...observer,
          error(error) {
            const { code } = failureOf(error);
            const isRefusal = code !== "network" && code !== "unknown";
            void (isRefusal ? fetchLaterWords() : Promise.resolve()).then(() => observer.error(error));
          },
        }),
      );
}
