import { countAsSent } from "#server/core/characters.ts";

/** How far one may still write, once that is in sight: in characters as the server counts them, an emoji being one. */
export function Count({ typed, max }: { typed: string; max: number }) {
  const count = countAsSent(typed);
  return count > max * 0.8 ? `${count} / ${max.toLocaleString("en")}` : null;
}
