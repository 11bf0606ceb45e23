import { always, becomes, condition, never, removed, replaced, value } from "./edits.ts";
import type { Mutant } from "./mutant.ts";

const HANDLER = "consumer/dispatch/handle-event.ts";
const DECLINES = "consumer/loops/ended-declines.ts";
const DELIVERY = "consumer/queue/handle-delivery.ts";

/** The event as the message has it. */
const CLAIMED =
  "{ ...event, by: null, body: { data: { ticketId: event.ticketId, agentId: event.agents[0] ?? null, internal: false } } }";

export const CONSUMING: readonly Mutant[] = [
  { rule: "ended-declines-are-looked-at", file: DECLINES, edit: never },
  { rule: "first-look-is-at-all", file: DECLINES, edit: value(() => "clock.now()") },
  { rule: "failed-look-is-repeated", file: DECLINES, edit: becomes((it) => `lookedUntil = now; ${it}`) },
  { rule: "pass-before-delete", file: HANDLER, edit: becomes((it) => `void ${it}.catch(() => {})`) },
  { rule: "people-are-told", file: HANDLER, edit: removed },
  {
    rule: "told-as-stored",
    way: "unknown",
    file: HANDLER,
    edit: value((it) => `(${it}) ?? (mayBeTold ? ${CLAIMED} : null)`),
  },
  { rule: "told-as-stored", way: "otherwise", file: HANDLER, edit: value((it) => `(${it}) && ${CLAIMED}`) },
  { rule: "unknown-is-put-aside", file: HANDLER, edit: always },
  {
    rule: "failed-is-not-deleted",
    file: DELIVERY,
    edit: replaced(`{ kind: "retry", why, error }`, `{ kind: "done" }`),
  },
  { rule: "put-aside-before-delete", file: "consumer/queue/settle.ts", edit: removed },
  { rule: "held-is-renewed", file: "consumer/queue/heartbeat.ts", edit: always },
  { rule: "lost-receipt-deletes-nothing", file: "consumer/queue/deleter.ts", edit: never },
  { rule: "done-is-remembered", file: DELIVERY, edit: never },
  {
    rule: "commands-settle-their-agents",
    file: "server/core/assignments/settle.ts",
    edit: removed,
  },
  { rule: "settled-is-left-alone", file: HANDLER, edit: value(() => "found?.agents ?? []") },
  { rule: "settled-by-who-settled", file: "server/core/assignments/settle.ts", edit: value(() => "true") },
];

const MEMORY = "server/core/memory/memory-dispatch-store.ts";

/** What the protocol asks of the database, taken out of the store in memory that stands for it. */
export const DATABASE: readonly Mutant[] = [
  { rule: "one-ticket-a-place", file: MEMORY, edit: removed },
  { rule: "written-where-rev-is-unchanged", way: "no-filter", file: MEMORY, edit: condition(() => "!document") },
  {
    rule: "written-where-rev-is-unchanged",
    way: "status-only",
    file: MEMORY,
    edit: condition(() => "document?.ticket.status !== ticket.status"),
  },
  { rule: "hint-written-where-unchanged", file: MEMORY, edit: condition(() => "!document") },
];
