const BEAT_MS = 1000;
/** A beat this late means that the machine slept, or the tab was frozen. */
const ASLEEP_MS = 4000;

/** Calls back whenever this tab may have missed something: looked at again, back online, woken from sleep. */
export function onWake(callback: () => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const whenSeen = () => {
    if (document.visibilityState === "visible") callback();
  };
  document.addEventListener("visibilitychange", whenSeen, { signal });
  globalThis.addEventListener("online", callback, { signal });
  globalThis.addEventListener("pageshow", (event) => event.persisted && callback(), { signal });

  let lastBeat = Date.now();
  const heart = setInterval(() => {
    const gap = Date.now() - lastBeat;
    lastBeat = Date.now();
    if (gap > ASLEEP_MS) whenSeen();
  }, BEAT_MS);
  signal.addEventListener("abort", () => clearInterval(heart));
  return () => stop.abort();
}
