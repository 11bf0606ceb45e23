import { LOOKED_AT_WITHIN_MS } from "#server/core/declines.ts";
import { byPlaceInLine } from "#server/core/priority.ts";
import { takingsOf } from "#server/core/taking.ts";
import type { Line } from "./room.ts";

/** More free agents than this have every skill between them. */
const AGENTS = 500;

/**
 * Since when the first in line waits that one of the free agents could take; null when there is none. A free agent with
 * other skills than those that are asked for, or who filed it or put it back, is no reason to look for a fault.
 */
export async function firstForTheFree({ dispatch }: Line<"listFree" | "listOpen">, now: Date): Promise<Date | null> {
  const free = (await dispatch.listFree(AGENTS)).filter(({ trial }) => trial === null);
  const takings = takingsOf(free, new Date(now.getTime() - LOOKED_AT_WITHIN_MS));
  const firsts = await Promise.all(takings.map((takes) => dispatch.listOpen({ limit: 1, after: null, takes })));
  const [first] = firsts.flat().toSorted(byPlaceInLine);
  return first?.waitingSince ?? null;
}
