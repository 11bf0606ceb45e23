import { always, becomes, condition, never, removed, replaced, value, without } from "./edits.ts";
import { backedBy, type Mutant, onlySlower } from "./mutant.ts";

const PASS = "consumer/dispatch/pass.ts";
const TAKING = "server/core/taking.ts";
const ROUTING = "server/core/routing.ts";
const DISPATCHER = "consumer/dispatch/dispatcher.ts";

export const PASS_AND_ROUTING: readonly Mutant[] = [
  { rule: "released-before-scan", file: PASS, edit: removed },
  { rule: "refreshed-before-scan", file: PASS, edit: removed },
  { rule: "scans-until-one-side-is-empty", file: PASS, edit: always },
  {
    rule: "lost-claim-scans-again",
    file: PASS,
    edit: without("lost === 0 &&"),
    survives: backedBy(
      "changes-ring/ticket.priority_changed",
      "whoever won the race has an event, and that makes somebody scan",
    ),
  },
  { rule: "full-page-scans-again", file: PASS, edit: value(() => "true") },
  {
    rule: "touched-are-refreshed",
    way: "losers",
    file: PASS,
    edit: condition(() => `outcome === "won"`),
    survives: onlySlower("the next round counts that agent's room anew, and whoever took the place refreshes them"),
  },
  {
    rule: "touched-are-refreshed",
    way: "winners",
    file: PASS,
    edit: condition(() => `outcome === "taken"`),
    survives: backedBy("assigned-is-refreshed", "the relay refreshes whoever the pass has not"),
  },
  {
    rule: "losers-read-what-they-hold",
    file: PASS,
    edit: becomes(() => "{ agent, held: held.get(agent.id) ?? [] }"),
    survives: onlySlower("whoever took the place shows its agent after that"),
  },
  { rule: "settled-who-was-there-afterwards", file: PASS, edit: condition(() => "agent") },
  {
    rule: "full-agents-are-refreshed",
    file: PASS,
    edit: without("...refreshFirst"),
    survives: onlySlower("whoever made them full refreshes them; until then the pass goes round in vain"),
  },
  {
    rule: "refreshed-then-scanned-again",
    file: PASS,
    edit: without("&& refreshFirst.length === 0"),
    survives: onlySlower("whoever made them full refreshes them, and the event of that has a pass of its own"),
  },
  { rule: "room-is-counted", way: "claim", file: ROUTING, edit: without("- held.length") },
  { rule: "own-tickets-before-the-line", file: ROUTING, edit: without("taken.length < held.length ||") },
  {
    rule: "places-lowest-first",
    way: "claim",
    file: ROUTING,
    edit: value(() => "lowestFreePlaces(taken, agent.capacity, agent.capacity).toReversed().slice(0, room)"),
  },
  { rule: "only-with-the-skill", file: TAKING, edit: never },
  { rule: "trials-keep-to-themselves", way: "line", file: TAKING, edit: never },
  { rule: "trials-keep-to-themselves", way: "by-hand", file: "server/core/changes/give.ts", edit: never },
  { rule: "nobody-gets-their-own", way: "line", file: TAKING, edit: never },
  { rule: "nobody-gets-their-own", way: "by-hand", file: "server/core/changes/give.ts", edit: never },
  { rule: "reads-on-for-the-free", way: "not-at-all", file: PASS, edit: value(() => "line") },
  {
    rule: "reads-on-for-the-free",
    way: "into-ones-own",
    file: TAKING,
    edit: value(() => "[{ ...alone, anyOf: null }]"),
  },
  { rule: "reads-on-for-the-free", way: "as-one-of-two", file: TAKING, edit: value(() => "[alone]") },
  {
    rule: "reads-on-for-the-free",
    way: "into-what-they-declined",
    file: TAKING,
    edit: value(() => "[{ ...alone, anyOf, declinedAfter: null }]"),
  },
  { rule: "declined-does-not-come-back", file: TAKING, edit: never },
  {
    rule: "declines-end",
    file: "server/core/declines.ts",
    edit: without("&& until > now"),
  },
  {
    rule: "pass-begins-after-receipt",
    file: DISPATCHER,
    edit: replaced("of batch", "of [...batch, ...waiting.splice(0)]"),
  },
  {
    rule: "pass-names-every-agent",
    file: DISPATCHER,
    edit: replaced("batch.flatMap", "batch.slice(0, 1).flatMap"),
  },
  { rule: "failed-pass-serves-nobody", file: DISPATCHER, edit: replaced("entry.reject(error)", "entry.resolve()") },
];
