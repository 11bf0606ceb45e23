let isGoing = false;

/** Notes when the page is being left, before anybody else hears of it. Called once a tab. */
export function watchLeaving(): void {
  addEventListener("pagehide", () => (isGoing = true), { capture: true });
  // Browsers may keep a page and come back to it.
  addEventListener("pageshow", () => (isGoing = false), { capture: true });
}

/** True while nothing of this page runs later: what is to be sent has to be under way now, and outlives it. */
export function isLeaving(): boolean {
  return isGoing;
}
