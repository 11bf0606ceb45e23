import { machineLine } from "./machine.ts";
import type { Result } from "./results.ts";

/** Beyond this many cores that others keep busy, what a clock says is not the product's. */
const QUIET = 0.3;

/** When, for how long, on what, and whether that had other work to do. */
export function whenLine({ at, tookSeconds, machine, busy }: Result): string {
  const others = busy > QUIET ? ` Not quiet: others kept ${busy} cores busy as it began.` : "";
  return `${at.slice(0, 16).replace("T", " ")} UTC, ${tookSeconds} s, on ${machineLine(machine)}.${others}`;
}
