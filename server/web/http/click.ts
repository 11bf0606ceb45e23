import type { Clock } from "#server/core/ports/environment.ts";

/** Longer than any click takes to become a request; whoever sends more has been asleep, or makes it up. */
const MOST_MS = 60_000;

/**
 * When the click was that caused this request, given once. The browser says in `x-click-age` how many ms ago it was. An
 * age and not a time: it is right whatever the browser's clock shows, and short only by the request's own way here.
 */
export function clickOf(headers: Pick<Headers, "get">, clock: Clock): () => Date | null {
  const ageMs = clickAgeOf(headers);
  let click = ageMs === null ? null : new Date(clock.now().getTime() - ageMs);
  return () => {
    const taken = click;
    click = null;
    return taken;
  };
}

function clickAgeOf(headers: Pick<Headers, "get">): number | null {
  const value = headers.get("x-click-age");
  if (!value || !/^\d{1,6}$/.test(value)) return null;
  const age = Number(value);
  return age <= MOST_MS ? age : null;
}
