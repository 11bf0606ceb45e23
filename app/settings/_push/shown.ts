/** Longer than a push service that takes its time, and shorter than anybody's patience. */
const PATIENCE_MS = 20_000;

/** Listens for what this browser's worker shows, until it is disposed of. */
export function listenForShown() {
  const shown = new Set<unknown>();
  const news = new EventTarget();
  const hear = ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== "object" || data === null || !("kind" in data) || data.kind !== "push-shown") return;
    shown.add("tag" in data ? data.tag : null);
    news.dispatchEvent(new Event("shown"));
  };
  navigator.serviceWorker.addEventListener("message", hear);
  return {
    /** Whether that was shown, by now or within a while. */
    async isShown(tag: string): Promise<boolean> {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const look = () => {
        if (shown.has(tag)) resolve(true);
      };
      news.addEventListener("shown", look);
      const patience = setTimeout(() => resolve(false), PATIENCE_MS);
      look();
      try {
        return await promise;
      } finally {
        clearTimeout(patience);
        news.removeEventListener("shown", look);
      }
    },
    [Symbol.dispose]: () => navigator.serviceWorker.removeEventListener("message", hear),
  };
}
