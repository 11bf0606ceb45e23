/** Near the front the place changes with every ticket that is taken; far behind, a minute changes little. */
const NEAR_MS = 4000;
const FAR_MS = 15_000;
const NEAR_PLACES = 10;

/** How often to ask for the place in line again; false when it stands in no line. */
export function pollMs(placeInLine: number | null): number | false {
  if (placeInLine === null) return false;
  return placeInLine <= NEAR_PLACES ? NEAR_MS : FAR_MS;
}
