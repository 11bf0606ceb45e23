import { always, becomes, condition, first, never, replaced, value, without } from "./edits.ts";
import { backedBy, type Mutant } from "./mutant.ts";

const REFRESH = "server/core/assignments/refresh.ts";
const RELEASE = "server/core/assignments/release.ts";
const PLACES = "server/core/changes/places.ts";

export const REFRESH_AND_RELEASE: readonly Mutant[] = [
  {
    rule: "hint-always-written",
    file: REFRESH,
    edit: condition((it) => `agent.availability === deriveAvailability(agent, held.length) || ${it}`),
  },
  { rule: "lost-hint-reads-again", file: REFRESH, edit: always },
  { rule: "tickets-read-after-agent", file: REFRESH, edit: first },
  { rule: "own-goes-back", way: "held", file: REFRESH, edit: never },
  {
    rule: "own-goes-back",
    way: "answered",
    file: "server/core/changes/answer.ts",
    edit: without("|| isFiler(ticket, agent)"),
  },
  { rule: "own-tickets-get-places", file: REFRESH, edit: value(() => "null") },
  { rule: "no-place-off-duty", way: "promotion", file: REFRESH, edit: replaced("isOnDuty(agent) ?", "true ?") },
  {
    rule: "promotion-reads-again",
    file: REFRESH,
    edit: becomes(() => "return;"),
    survives: backedBy("raised-names-agent", "whatever makes a promotion lose names the agent, who is refreshed again"),
  },
  { rule: "room-is-counted", way: "promotion", file: REFRESH, edit: replaced("taken.length < capacity ?", "true ?") },
  {
    rule: "places-lowest-first",
    way: "promotion",
    file: REFRESH,
    edit: replaced("lowestFreePlaces(taken, capacity, 1)", "lowestFreePlaces(taken, capacity, capacity).slice(-1)"),
  },
  {
    rule: "lost-release-reads-again",
    file: RELEASE,
    edit: always,
    survives: backedBy("raised-names-agent", "whatever makes a release lose names the agent, who is released again"),
  },
  { rule: "present-keep-everything", file: RELEASE, edit: without("|| isOnDuty(agent)") },
  { rule: "leavers-keep-nothing", file: RELEASE, edit: never },
  { rule: "no-place-off-duty", way: "release", file: RELEASE, edit: value(() => "null") },
  { rule: "untouched-goes-back", file: RELEASE, edit: condition((it) => `${it} && ticket.slot`) },
  { rule: "critical-waits-for-nobody", file: PLACES, edit: never },
  {
    rule: "only-the-long-away-hand-over",
    file: "server/core/assignments/hand-over.ts",
    edit: value(() => "true"),
  },
  { rule: "begun-work-stays", way: "replied", file: PLACES, edit: without("ticket.replied ||") },
  { rule: "begun-work-stays", way: "given", file: PLACES, edit: without(`ticket.assign?.by === "manual" ||`) },
  { rule: "begun-work-stays", way: "taken", file: PLACES, edit: without(`|| ticket.assign?.by === "self"`) },
  {
    rule: "begun-work-stays",
    way: "only-begun",
    file: PLACES,
    edit: value((it) => `${it} || ticket.assign?.by === "return"`),
  },
];
