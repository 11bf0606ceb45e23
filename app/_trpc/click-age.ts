/** Who thinks longer than this about nothing clicked does not wait for the click any more. */
const MOST_MS = 30_000;

let lastInputAt: number | null = null;

/** Notes when this person last clicked, pressed a key or dropped something. Called once a tab. */
export function watchClicks(): void {
  for (const type of ["click", "keydown", "drop"]) {
    document.addEventListener(type, ({ timeStamp }) => (lastInputAt = timeStamp), { capture: true, passive: true });
  }
}

/**
 * How long ago the click was that a change comes from, for its trace. An age, because clocks differ; nothing for
 * requests that only read, or that nobody clicked for.
 */
export function clickHeaders(operations: readonly { readonly type: string }[], now = performance.now()) {
  if (lastInputAt === null || !operations.some(({ type }) => type === "mutation")) return {};
  const age = Math.round(now - lastInputAt);
  return age >= 0 && age <= MOST_MS ? { "x-click-age": String(age) } : {};
}
