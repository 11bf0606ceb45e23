import { never, removed, replaced, value, without } from "./edits.ts";
import { backedBy, type Mutant, onlySlower } from "./mutant.ts";

const AGENT = "server/core/changes/agent.ts";
const ANSWER = "server/core/changes/answer.ts";
const END = "server/core/changes/end.ts";
const CORRECT = "server/core/changes/correct.ts";
const GIVE = "server/core/changes/give.ts";
const REQUEUE = "server/core/changes/requeue.ts";

export const CHANGES_OF_TICKETS_AND_AGENTS: readonly Mutant[] = [
  { rule: "a-change-is-made-once", way: "known", file: "server/desk/complaints/command-ticket.ts", edit: never },
  { rule: "a-change-is-made-once", way: "kept", file: "server/core/once/made.ts", edit: value(() => "change") },
  { rule: "a-change-is-made-once", way: "filed", file: "server/core/changes/file.ts", edit: removed },
  { rule: "requeued-names-agent", file: REQUEUE, edit: without("agentId: ticket.assignedTo,") },
  { rule: "resolved-names-agent", file: END, edit: value(() => "null") },
  { rule: "closed-names-agent", file: END, edit: without("agentId: ticket.assignedTo,") },
  { rule: "waiting-names-agent", file: END, edit: without("agentId: ticket.assignedTo") },
  { rule: "answered-names-agent", file: ANSWER, edit: without("agentId: agent.id") },
  { rule: "reassigned-names-both", file: GIVE, edit: without("previousAgentId: previous,") },
  {
    rule: "previous-agent-is-read",
    file: "consumer/queue/agents-named.ts",
    edit: without(`, data["previousAgentId"]`),
  },
  { rule: "resolved-leaves-place", file: END, edit: removed },
  { rule: "closed-leaves-place", file: END, edit: without("slot: null,") },
  { rule: "waiting-leaves-place", file: END, edit: without("slot: null,") },
  { rule: "taken-back-is-declined", file: "server/core/changes/take-back.ts", edit: value(() => "ticket") },
  { rule: "given-away-is-declined", file: GIVE, edit: value(() => "{ declines: ticket.declines }") },
  { rule: "given-is-wanted", file: GIVE, edit: value(() => "lost.declines") },
  { rule: "given-leaves-place", file: GIVE, edit: without("slot: null,") },
  {
    rule: "token-per-assignment",
    file: GIVE,
    edit: replaced("stamp.token", "ticket.assign?.token ?? stamp.token"),
  },
  {
    rule: "requeued-keeps-its-turn",
    file: REQUEUE,
    edit: replaced(`status: "Open",`, `status: "Open", dispatchAt: stamp.now,`),
  },
  { rule: "waiting-goes-on-waiting", file: GIVE, edit: without("waiting ? {} :") },
  { rule: "ended-is-reopened-first", file: "server/desk/complaints/assign-complaint.ts", edit: removed },
  {
    rule: "reopened-keeps-its-turn",
    file: END,
    edit: replaced(`status: "Open",`, `status: "Open", dispatchAt: stamp.now,`),
  },
  { rule: "reopened-is-nobodys", file: END, edit: without("assignedTo: null,") },
  { rule: "returned-counts-as-returned", file: ANSWER, edit: without(`by: "return",`) },
  { rule: "returned-is-untouched", file: ANSWER, edit: removed },
  {
    rule: "answer-for-the-absent-goes-to-the-line",
    file: ANSWER,
    edit: without("!isOnDuty(agent) ||"),
    survives: onlySlower("the event's own handling releases the agent"),
  },
  {
    rule: "raised-names-agent",
    file: "server/core/changes/converse.ts",
    edit: without(", agentId: ticket.assignedTo"),
  },
  { rule: "corrected-names-agent", file: CORRECT, edit: without(", agentId: ticket.assignedTo") },
  { rule: "recategorised-goes-to-who-can", file: CORRECT, edit: value(() => "false") },
  {
    rule: "recategorised-goes-on-waiting",
    file: CORRECT,
    edit: value(() => `isOthers && (ticket.status === "In Progress" || ticket.status === "Waiting on Customer")`),
  },
  { rule: "recategorised-goes-when-answered", file: ANSWER, edit: value((it) => `${it} && false`) },
  { rule: "words-for-the-absent-go-to-the-line", file: "server/desk/complaints/add-comment.ts", edit: never },
  { rule: "away-is-off-duty", file: "server/core/agent.ts", edit: value(() => "true") },
  {
    rule: "only-they-show-that-they-are-there",
    file: AGENT,
    edit: replaced("by === agent.id ? null : agent.awaySince", "null"),
  },
  {
    rule: "duty-races-refreshes",
    file: AGENT,
    edit: value(() => "false"),
    survives: backedBy("hint-always-written", "the refresh that follows writes always, and so races the older one out"),
  },
  {
    rule: "on-duty-shows-busy-first",
    file: AGENT,
    edit: replaced(`"busy"`, `"available"`),
    survives: onlySlower("a claim counts what the agent holds, and finds out"),
  },
  {
    rule: "leavers-are-off-duty",
    file: "server/core/agent.ts",
    edit: without("&& !agent.deleted"),
    survives: backedBy("leavers-stay-off-duty", "leaving sets the flag, too"),
  },
  {
    rule: "leavers-stay-off-duty",
    file: "server/desk/agents/set-availability.ts",
    edit: never,
    survives: backedBy("leavers-are-off-duty", "off duty is derived from having left"),
  },
];
