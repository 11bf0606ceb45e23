import { type Mutant, onlySlower } from "./mutant.ts";

const FINISH = "server/core/assignments/finish-internal.ts";
const RELAY = "server/core/outbox/relay.ts";
const SWEEP = "server/core/outbox/sweep.ts";

export const RELAYING: readonly Mutant[] = [
  {
    name: "assigned-refreshes-nobody",
    rule: "The relay of an assignment refreshes its agent: the claimer may have died before it could.",
    file: FINISH,
    find: `await refresh(ports, agentId);
      return;
    case "ticket.reassigned":`,
    replace: `return;
    case "ticket.reassigned":`,
  },
  {
    name: "assigned-tells-nobody",
    rule: "The relay of an assignment tells its people.",
    file: FINISH,
    find: "await tellUnlessGone(ports, tell, entry, agentId);",
    replace: "",
  },
  {
    name: "reassigned-tells-nobody",
    rule: "The relay of an assignment by hand tells its people.",
    file: FINISH,
    find: "await tellUnlessDeleted(ports, tell, entry, agentId);",
    replace: "",
  },
  {
    name: "assigned-to-the-absent",
    rule: "The relay of an assignment releases an agent who is off duty.",
    file: FINISH,
    find: "if (agent && isOnDuty(agent)) return tell(entry);\n  await release(ports, agentId);",
    replace: "if (agent && isOnDuty(agent)) return tell(entry);",
  },
  {
    name: "absent-are-told",
    rule: "An agent off duty is told only of what they really keep.",
    file: FINISH,
    find: "if (agent && isOnDuty(agent)) return tell(entry);",
    replace: "if (agent) return tell(entry);",
  },
  {
    name: "absent-are-not-told",
    rule: "Whoever is back on duty and still holds the ticket is told.",
    file: FINISH,
    find: "hold the ticket still: then they must be told.\n  if (await assignmentStands(ports, entry)) await tell(entry);",
    replace: "hold the ticket still: then they must be told.",
  },
  {
    name: "given-to-leavers",
    rule: "The relay of an assignment by hand releases an agent who has left.",
    file: FINISH,
    find: "if (agent && !agent.deleted) return tell(entry);\n  await release(ports, agentId);",
    replace: "if (agent && !agent.deleted) return tell(entry);",
    survives: onlySlower("the event is published and names the agent: its pass releases them"),
  },
  {
    name: "slotted-is-dropped",
    rule: "A promotion is looked at again: its agent may just have left.",
    file: FINISH,
    find: `    case "ticket.slotted":\n`,
    replace: "",
  },
  {
    name: "unslotted-is-dropped",
    rule: "A place that was taken away is looked at again: its agent may just have come back.",
    file: FINISH,
    find: `    case "ticket.unslotted":\n`,
    replace: "",
  },
  {
    name: "slotted-releases-nobody",
    rule: "The relay of a promotion releases an agent who is off duty.",
    file: FINISH,
    find: "await settle(ports, agentId);",
    replace: "await refresh(ports, agentId);",
  },
  {
    name: "slotted-refreshes-nobody",
    rule: "The relay of a lost place refreshes an agent who is on duty.",
    file: FINISH,
    find: "await settle(ports, agentId);",
    replace: "await release(ports, agentId);",
  },
  {
    name: "not-stored",
    rule: "An event is stored before anything is done about it.",
    file: RELAY,
    find: "await ports.outbox.appendEvents(pending);",
    replace: "",
  },
  {
    name: "unfinished-leaves",
    rule: "An entry that could not be finished stays in the outbox.",
    file: RELAY,
    find: "        ports.onFailure(error, entry);\n        return null;",
    replace: "        ports.onFailure(error, entry);\n        return entry;",
  },
  {
    name: "unsent-leaves",
    rule: "An entry that could not be published stays in the outbox.",
    file: RELAY,
    find: "isInternal(entry.type) || sent.has(entry.id) || parked.has(entry.id);",
    replace: "true;",
  },
  {
    name: "silence-is-success",
    rule: "A topic that cannot be reached fails every entry.",
    file: RELAY,
    find: "return new Map(entries.map((entry) => [entry.id, { error, senderFault: false }]));",
    replace: "return new Map();",
  },
  {
    name: "leased-for-ever",
    rule: "A lease expires: whoever took it may have died.",
    file: SWEEP,
    find: "new Date(now.getTime() + LEASE_MS)",
    replace: "new Date(now.getTime() + 1e12)",
  },
  {
    name: "nobody-sweeps",
    rule: "What no process relayed inline is swept.",
    file: SWEEP,
    find: "if (due.length === 0) return 0;",
    replace: "return 0;",
  },
  {
    name: "never-postponed",
    rule: "What could not be relayed is tried again soon.",
    file: SWEEP,
    find: "await ports.outbox.postpone(document.aggregate, new Date(ports.clock.now().getTime() + backoffMs));",
    replace: "",
    survives: onlySlower("the lease runs out"),
  },
];
