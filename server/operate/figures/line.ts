import type { Line } from "./room.ts";

/** More free agents than this have every skill between them. */
const AGENTS = 500;

/**
 * When the first in line was filed that one of the free agents could take; null when there is none. A free agent with
 * other skills than those that are asked for is no reason to look for a fault.
 */
export async function firstForTheFree({ dispatch }: Line<"listFree" | "listOpen">): Promise<Date | null> {
  const free = await dispatch.listFree(AGENTS);
  if (free.length === 0) return null;
  const canTakeAnything = free.some(({ skills }) => skills.length === 0);
  const categories = canTakeAnything ? null : [...new Set(free.flatMap(({ skills }) => skills))];
  const [first] = await dispatch.listOpen({ limit: 1, after: null, categories });
  return first?.createdAt ?? null;
}
