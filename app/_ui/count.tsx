import { Suspense } from "react";
import { loadLater } from "./load-later.ts";

const CountShown = loadLater(async () => (await import("./count-shown.tsx")).CountShown);

/** How far one may still write, once that is in sight. Before that nothing of it is needed, counting letters included. */
export function Count(props: { typed: string; max: number }) {
  // A character takes at least one unit of a string.
  return props.typed.length > props.max * 0.8 ? (
    <Suspense>
      <CountShown {...props} />
    </Suspense>
  ) : null;
}
