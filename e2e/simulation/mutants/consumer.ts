import { type Mutant, onlySlower } from "./mutant.ts";

export const CONSUMING: readonly Mutant[] = [
  {
    name: "acknowledged-first",
    rule: "A message is deleted after its pass, not before.",
    file: "consumer/dispatch/handle-event.ts",
    find: "dispatcher.submit(event.agents),",
    replace: "void dispatcher.submit(event.agents).catch(() => {}),",
  },
  {
    name: "nobody-is-notified",
    rule: "Customers hear of what happens to their complaint.",
    file: "consumer/dispatch/handle-event.ts",
    find: "      notifyEvent(tell, event),\n",
    replace: "",
  },
  {
    name: "unknown-is-done",
    rule: "A message about a complaint that does not exist is put aside.",
    file: "consumer/dispatch/handle-event.ts",
    find: "if (isKnown) return",
    replace: "if (isKnown || event) return",
  },
  {
    name: "errors-are-done",
    rule: "A message whose handling failed is not deleted.",
    file: "consumer/queue/handle-delivery.ts",
    find: `return { outcome: { kind: "retry", why, error }, event, wasDone: false };`,
    replace: `return { outcome: { kind: "done" }, event, wasDone: false };`,
  },
  {
    name: "put-aside-or-not",
    rule: "A message is deleted only after the dead letters have taken it.",
    file: "consumer/queue/settle.ts",
    find: `    await comeBack(ports, delivery, "infra", error);
    return;`,
    replace: "",
  },
  {
    name: "no-heartbeat",
    rule: "What is held is renewed.",
    file: "consumer/queue/heartbeat.ts",
    find: "if (due.length === 0) continue;",
    replace: "if (due.length >= 0) continue;",
  },
  {
    name: "lost-receipts-delete",
    rule: "A receipt that is lost is not used to delete.",
    file: "consumer/queue/deleter.ts",
    find: "if (delivery.lost) {",
    replace: "if (delivery.lost && !delivery.settling) {",
  },
  {
    name: "done-is-forgotten",
    rule: "What was handled and could not be deleted is not handled again.",
    file: "consumer/queue/handle-delivery.ts",
    find: "if (ports.isDone(event.id)",
    replace: `if (ports.isDone("")`,
  },
  {
    name: "commands-settle-nobody",
    rule: "A command makes its agents true at once.",
    file: "server/core/assignments/settle.ts",
    find: "for (const id of agentIds) await",
    replace: "for (const id of agentIds.slice(0, 0)) await",
    survives: onlySlower("the event does the same"),
  },
];

const MEMORY = "server/core/memory/memory-dispatch-store.ts";

/** What the protocol asks of the database, taken out of the store in memory that stands for it. */
export const DATABASE: readonly Mutant[] = [
  {
    name: "no-unique-index",
    rule: "The unique index lets one ticket into a place.",
    file: MEMORY,
    find: `if (slot && all().some((other) => other.slot === slot && other.id !== ticket.id)) return "taken";`,
    replace: "",
  },
  {
    name: "no-rev-filter",
    rule: "A write of a ticket is conditional on the rev that was read.",
    file: MEMORY,
    find: `if (document?.ticket.rev !== ticket.rev) return "stale";`,
    replace: `if (!document) return "stale";`,
  },
  {
    name: "status-filter-only",
    rule: "The condition is the rev, not only the status.",
    file: MEMORY,
    find: `if (document?.ticket.rev !== ticket.rev) return "stale";`,
    replace: `if (document?.ticket.status !== ticket.status) return "stale";`,
  },
  {
    name: "no-hint-filter",
    rule: "The shown availability is written where it is still what was read.",
    file: MEMORY,
    find: "if (document?.agent.hintRev !== hintRev) return false;",
    replace: "if (!document) return false;",
  },
];
