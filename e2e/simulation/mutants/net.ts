import type { Mutant } from "./mutant.ts";

/** The net under the protocol must find nothing where nothing is wrong: each repair wakes a person up. */
export const THE_NET: readonly Mutant[] = [
  {
    name: "net-tells-of-the-undone",
    rule: "The reconciler tells nobody of an assignment that was undone before anybody was told.",
    file: "consumer/loops/reconcile.ts",
    find: "if (!(await assignmentStands(assignment, entry))) continue;",
    replace: "",
  },
  {
    name: "net-takes-waiting-tickets",
    rule: "The reconciler leaves a ticket that waits for its customer with somebody who has left.",
    file: "server/core/memory/memory-reconcile-store.ts",
    find: `status === "Waiting on Customer" && !agent;`,
    replace: `status === "Waiting on Customer" && (!agent || agent.deleted);`,
  },
];
