import type { Say } from "#app/_language/say.ts";
import { parseComplaintRef } from "#server/core/ids.ts";

/**
 * What a tab is called after the complaint that its address names. Anybody can write an address: only what can be a number
 * or an id of ours gets into the words of the page.
 */
export function complaintTitle(named: string, say: Say<"shell">): string {
  return parseComplaintRef(named) ? named : say("complaint");
}
