import type { TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { fetchLaterWords } from "#app/_language/say-failure.ts";
import type { AppRouter } from "#server/web/trpc/router.ts";
import { failureOf } from "./failure.ts";
import { reportService } from "./service-state.ts";

/**
 * Watches every answer: one from a service that is away turns the notice on, the next good one turns it off. A refusal goes on
 * once there are words for it in the language of whoever reads, so that nothing is shown in two.
 */
export function serviceLink(): TRPCLink<AppRouter> {
  return () =>
    ({ next, op }) =>
      observable((observer) =>
        next(op).subscribe({
          next: (result) => {
            reportService("up");
            observer.next(result);
          },
          error: (error) => {
            const { code } = failureOf(error);
            const isAborted = op.signal?.aborted === true;
            if (!isAborted) reportService(code === "network" || code === "service.unavailable" ? "away" : "up");
            void withWords(code, () => observer.error(error));
          },
          complete: () => observer.complete(),
        }),
      );
}

/** Where no words can be fetched, what the server said is shown. */
async function withWords(code: string, goOn: () => void): Promise<void> {
  if (code !== "network") await fetchLaterWords();
  goOn();
}
