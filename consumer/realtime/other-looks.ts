import type { ProcessLooks } from "#server/desk/colleagues/attention-store.ts";
import type { Look } from "#server/desk/colleagues/rows.ts";

/** A process that says nothing new for so long is gone, and with it whoever was connected to it. */
const GONE_MS = 30_000;

/** What other processes say that is looked at there. By this process's own clock: theirs are never compared with it. */
export function createOtherLooks(elapsed: () => number) {
  let known = new Map<string, { readonly at: number; readonly heardAt: number; readonly looks: readonly Look[] }>();
  return {
    hear(said: readonly ProcessLooks[]): void {
      const now = elapsed();
      known = new Map(
        said.map(({ worker, looks, at }) => {
          const before = known.get(worker);
          const heardAt = before?.at === at.getTime() ? before.heardAt : now;
          return [worker, { at: at.getTime(), heardAt, looks }];
        }),
      );
    },
    all(): Look[] {
      const now = elapsed();
      return [...known.values()].flatMap(({ heardAt, looks }) => (now - heardAt < GONE_MS ? looks : []));
    },
  };
}
