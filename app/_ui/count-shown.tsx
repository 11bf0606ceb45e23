import { countAsSent } from "#server/core/characters.ts";

/** In characters as the server counts them, an emoji being one. */
export function CountShown({ typed, max }: { typed: string; max: number }) {
  const count = countAsSent(typed);
  return count > max * 0.8 ? `${count} / ${max.toLocaleString("en")}` : null;
}
