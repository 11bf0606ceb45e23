import { type ComponentType, lazy } from "react";

const PAUSE_MS = 2_000;

/**
 * A component whose code comes when it is first shown, so that no page waits for it. Where the network is away it comes later: a
 * page does not break of what it has not got yet. Stands inside `<Suspense>`.
 */
export function loadLater<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => ({ default: await insist(load) }));
}

/** Asks until it is there. */
export async function insist<Value>(load: () => Promise<Value>): Promise<Value> {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
