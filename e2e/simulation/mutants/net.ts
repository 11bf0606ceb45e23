import { removed, replaced } from "./edits.ts";
import type { Mutant } from "./mutant.ts";

/** The net under the protocol must find nothing where nothing is wrong: each repair wakes a person up. */
export const THE_NET: readonly Mutant[] = [
  { rule: "undone-is-not-told", file: "consumer/loops/reconcile.ts", edit: removed },
  {
    rule: "waiting-stays-with-leavers",
    file: "server/core/memory/memory-reconcile-store.ts",
    edit: replaced(`"Waiting on Customer" && !agent`, `"Waiting on Customer" && (!agent || agent.deleted)`),
  },
];
