import { always, becomes, removed, replaced, value, without } from "./edits.ts";
import { type Mutant, onlySlower } from "./mutant.ts";

const FINISH = "server/core/assignments/finish-internal.ts";
const REFUSAL = "server/core/outbox/refusal.ts";
const RELAY = "server/core/outbox/relay.ts";
const SWEEP = "server/core/outbox/sweep.ts";

export const RELAYING: readonly Mutant[] = [
  { rule: "assigned-is-told", file: FINISH, edit: removed },
  { rule: "assigned-is-refreshed", file: FINISH, edit: removed },
  { rule: "reassigned-is-told", file: FINISH, edit: removed },
  { rule: "assigned-to-the-absent-is-released", file: FINISH, edit: removed },
  { rule: "absent-hear-only-of-what-stands", file: FINISH, edit: without("&& isOnDuty(agent)") },
  { rule: "whoever-holds-it-is-told", file: FINISH, edit: removed },
  {
    rule: "given-to-leavers-is-released",
    file: FINISH,
    edit: removed,
    survives: onlySlower("the event is published and names the agent: its pass releases them"),
  },
  { rule: "promotion-is-looked-at-again", file: FINISH, edit: replaced(`"ticket.slotted"`, `"nothing"`) },
  { rule: "lost-place-is-looked-at-again", file: FINISH, edit: replaced(`"ticket.unslotted"`, `"nothing"`) },
  { rule: "looked-at-again-is-settled", way: "not-released", file: FINISH, edit: replaced("settle", "refresh") },
  { rule: "looked-at-again-is-settled", way: "not-refreshed", file: FINISH, edit: replaced("settle", "release") },
  { rule: "stored-first", file: RELAY, edit: value(() => "new Set()") },
  { rule: "unmarked-by-who-stored", file: RELAY, edit: value(() => "neverWait(document)") },
  { rule: "unfinished-stays", file: RELAY, edit: becomes(() => "return entry;") },
  { rule: "unsent-stays", file: RELAY, edit: value(() => "() => true") },
  { rule: "refused-for-now-stays", file: REFUSAL, edit: becomes(() => `if (verdict === "again") return true;`) },
  { rule: "doubtful-stays-for-a-while", file: REFUSAL, edit: value(() => "true") },
  { rule: "unreachable-topic-fails-all", file: RELAY, edit: value(() => "new Map()") },
  { rule: "leases-expire", file: SWEEP, edit: replaced("LEASE_MS", "1e12") },
  { rule: "forgotten-is-swept", file: SWEEP, edit: always },
  {
    rule: "failed-is-tried-again-soon",
    file: SWEEP,
    edit: removed,
    survives: onlySlower("the lease runs out"),
  },
];
