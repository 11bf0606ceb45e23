/** Longer than any click takes to become a request; whoever sends more has been asleep, or makes it up. */
const MOST_MS = 60_000;

/**
 * How long ago, in ms, the click was that caused this request, as the browser says in `x-click-age`. An age and not a
 * time: it is right whatever the browser's clock shows, and short only by the request's own way here.
 */
export function clickAgeOf(headers: Pick<Headers, "get">): number | null {
  const value = headers.get("x-click-age");
  if (!value || !/^\d{1,6}$/.test(value)) return null;
  const age = Number(value);
  return age <= MOST_MS ? age : null;
}
