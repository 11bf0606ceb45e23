import type { Say } from "#app/_language/say.ts";

/** How full an agent is; who has more than there is room for is not said to have taken "2 of 1 place". */
export function placesWords(load: number, capacity: number, say: Say<"staff.places">): string {
  return say(load > capacity ? "over" : "taken", { load, capacity });
}
