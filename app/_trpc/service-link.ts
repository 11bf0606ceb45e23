import type { TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import type { AppRouter } from "#server/web/trpc/router.ts";
import { failureOf } from "./failure.ts";
import { reportService } from "./service-state.ts";

/** Watches every answer: one from a service that is away turns the notice on, the next good one turns it off. */
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
            observer.error(error);
          },
          complete: () => observer.complete(),
        }),
      );
}
