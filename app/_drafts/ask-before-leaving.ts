import type { Unsent } from "./unsent.ts";

type Page = Pick<EventTarget, "addEventListener" | "removeEventListener">;

/** Until it is stopped, leaving the page asks first for as long as something would be gone with it. */
export function askBeforeLeaving({ drafts, outbox }: Unsent, stop: AbortSignal, page: Page = globalThis): void {
  const isAtRisk = () => !stop.aborted && (drafts.isAtRisk() || outbox.isAtRisk());
  // Asked anew: whoever has just signed out is done here.
  const ask = (event: Event) => {
    if (isAtRisk()) event.preventDefault();
  };
  // Only then: a page that may ask is not kept to come back to.
  const look = () => {
    if (isAtRisk()) page.addEventListener("beforeunload", ask);
    else page.removeEventListener("beforeunload", ask);
  };
  const leave = [drafts.subscribe(look), outbox.subscribe(look)];
  stop.addEventListener("abort", () => {
    for (const each of leave) each();
    look();
  });
  look();
}
