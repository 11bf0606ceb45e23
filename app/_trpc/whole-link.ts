import { isServer } from "@tanstack/react-query";
import type { TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import type { AppRouter } from "#server/web/trpc/router.ts";

/**
 * Holds back what a page asks for until React has taken over all that the server wrote. A part that is awake may ask again for what
 * a part beside it was written from: an answer that came before that was taken over would make it another than its markup, and
 * React throws such a part away.
 */
export function wholeLink(): TRPCLink<AppRouter> {
  return () =>
    ({ next, op }) => {
      if (isServer || op.type !== "query") return next(op);
      return observable((observer) => {
        let running = { unsubscribe() {} };
        let isOver = false;
        const go = () => {
          if (!isOver) running = next(op).subscribe(observer);
        };
        // Without its code there is nothing to wait with.
        void import("#app/_live/page-is-whole.ts").then(({ pageIsWhole }) => pageIsWhole()).then(go, go);
        return () => {
          isOver = true;
          running.unsubscribe();
        };
      });
    };
}
