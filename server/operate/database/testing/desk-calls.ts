import { setDuty } from "#server/core/changes/agent.ts";
import { claim } from "#server/core/changes/claim.ts";
import { fileTicket } from "#server/core/changes/file.ts";
import { type AgentId, agentIdOf } from "#server/core/ids.ts";
import { ANYTHING, takingOf, WITH_TRIALS } from "#server/core/taking.ts";
import { aFiling, aStamp } from "#server/core/testing.ts";
import { createAgentDirectory } from "#server/desk/agents/agent-directory.ts";
import { createPulseStore } from "#server/desk/agents/pulse-store.ts";
import { createAgentStore } from "#server/desk/agents/store.ts";
import { ensureBuiltInCategories } from "#server/desk/categories/ensure-built-in.ts";
import { createCategoryStore } from "#server/desk/categories/store.ts";
import { carryOverKeys } from "#server/desk/complaints/carry-over-keys.ts";
import { ANY_COMPLAINT } from "#server/desk/complaints/complaint-query.ts";
import { renewComplaintWords } from "#server/desk/complaints/renew-complaint-words.ts";
import { createComplaintStore } from "#server/desk/complaints/store.ts";
import { ALWAYS_OPEN } from "#server/desk/hours/hours.ts";
import { createHoursStore } from "#server/desk/hours/store.ts";
import { createIdempotencyStore } from "#server/desk/idempotency/store.ts";
import { createInsightStore } from "#server/desk/insights/store.ts";
import { createDeclineReader } from "#server/desk/routing/decline-reader.ts";
import { createDispatchStore } from "#server/desk/routing/dispatch-store.ts";
import { createReconcileStore } from "#server/desk/routing/reconcile-store.ts";
import { createWaitStore } from "#server/desk/waits/store.ts";
import type { Database } from "#server/platform/db/database.ts";
import { type Calls, type Opener, walking } from "./calls.ts";
import { agentId, ago, customerId, LATER, NEWEST, NOW, RECENTLY, ticketId } from "./filled.ts";

/** Somebody's claim of a key. */
const CLAIMED = {
  ownerId: null,
  fingerprint: "f",
  attempt: "one",
  now: NOW,
  until: LATER,
  staleBefore: RECENTLY,
} as const;

const CUSTOMER = { id: customerId(7), name: "Maya", role: "user" } as const;
const OPEN = ticketId(NEWEST);
const ALL = { ...ANY_COMPLAINT, limit: 25 };
const OF_THE_DESK = { status: "Open" };
/** What agents hold or wait for is bounded by how many agents there are. */
const IN_HAND = { status: { $in: ["In Progress", "Waiting on Customer"] } };

/** Complaints, agents, and the line between them. */
export function deskCalls(db: Database, { open, single }: Opener): Calls {
  const agents = open(createAgentStore);
  const pulses = open(createPulseStore);
  const directory = open(createAgentDirectory);
  const categories = open(createCategoryStore);
  const complaints = open(createComplaintStore);
  const hours = open(createHoursStore);
  const keys = open(createIdempotencyStore);
  const insights = open(createInsightStore);
  const waits = open(createWaitStore);
  const dispatch = open(createDispatchStore);
  const reconcile = open(createReconcileStore);
  const declines = open(createDeclineReader);

  const theAgent = async (id: AgentId = agentId(1)) => {
    const found = await agents.find(id);
    if (!found) throw new Error("The desk has no such agent.");
    return found;
  };
  const claims = async (count: number) => {
    const line = await dispatch.listOpen({ limit: count, after: null, takes: ANYTHING });
    const agent = await theAgent();
    return line.map((ticket, n) => ({
      ticket,
      change: claim(ticket, agent, 1_000 + n, { rule: "longest-free" }, aStamp({ now: NOW })),
    }));
  };

  return {
    "where help is asked for": () => complaints.list({ ...ALL, asksForHelp: true }, customerId(1)),
    "an agent": () => theAgent(),
    "all agents": () => agents.list(),
    "names of agents": () => agents.names([agentId(1), agentId(2)]),
    "loads of agents": () => agents.loads([agentId(NEWEST % 40), agentId(1)]),
    "a new agent": () => agents.insert({ id: agentId(500), name: "Asha" }, NOW),
    "an agent's name": () => agents.rename(agentId(1), "Asha"),
    "a sign of life": () => agents.sign(agentId(1), "page", LATER),
    "who is silent": () => agents.silentSince({ page: RECENTLY, program: RECENTLY }),
    "who has been away for long": () => agents.awaySince(RECENTLY),
    "the web's pulse": () => pulses.beatOfWeb(),
    "a consumer's pulse": () => pulses.beatOfConsumer(),
    "an agent's duty": async () => {
      const agent = await theAgent(agentId(3));
      return agents.commit(agent, setDuty(agent, true, CUSTOMER.id, aStamp({ now: NOW })));
    },
    "who is shown as free": () => directory.listAvailability(),

    "built-in categories": () => single(ensureBuiltInCategories)(db),
    categories: () => categories.list(),
    "categories, as they were lately": () => categories.listLately(),
    "a new category": () => categories.insert({ name: "Lamps", description: "", builtIn: false, active: true }),
    "complaints whose words are spelled by earlier rules": () => single(renewComplaintWords)(db, 100),
    "a category's words": () => categories.update("Lamps", { description: "That shine" }),

    "the next number": () => complaints.nextNumber(),
    "a new complaint": () => {
      const input = aFiling({ id: ticketId(5_000), complaintId: "COMP-90000", userId: CUSTOMER.id });
      return complaints.insert(fileTicket(input, CUSTOMER, aStamp({ now: NOW })));
    },
    "the same complaint again": () => {
      const input = aFiling({ id: ticketId(5_000), complaintId: "COMP-90000", userId: CUSTOMER.id });
      return complaints.insert(fileTicket(input, CUSTOMER, aStamp({ now: NOW })));
    },
    "a complaint": () => complaints.find(OPEN),
    "a complaint by number": () => complaints.findByHumanId("COMP-10003"),
    "what a complaint names of files": () => complaints.filesOf(OPEN),
    "a conversation": () => complaints.findConversation(OPEN, CUSTOMER.id),
    "a customer's complaints": () => complaints.list({ ...ALL, userId: CUSTOMER.id }, CUSTOMER.id),
    "a complaint that was seen": () => complaints.markSeen(OPEN, CUSTOMER.id, 1),
    "everybody's complaints": () => complaints.list(ALL, CUSTOMER.id),
    "everybody's complaints, and those of experiments": () =>
      complaints.list({ ...ALL, withTrials: true }, CUSTOMER.id),
    "place in line": async () => {
      const [first] = await claims(1);
      return first && complaints.countAhead(first.ticket);
    },
    "length of the line": () => complaints.countOpen(),
    "who waits the longest": () => complaints.longestWaitSince(),
    "how many of a customer's are open": () => complaints.countOpenOf(CUSTOMER.id, 30),
    "how many a customer filed": () => complaints.countOfCustomer(CUSTOMER.id),

    "the desk's hours": () => hours.read(),
    "new hours": async () => {
      await hours.write(ALWAYS_OPEN, 0);
      return hours.write(ALWAYS_OPEN, 1);
    },

    "a new key": () => keys.claim({ ...CLAIMED, id: "k-mine" }),
    "a key that is there": () => keys.claim({ ...CLAIMED, id: "k-7", attempt: "two" }),
    "a key that is given up": () => keys.release({ ...CLAIMED, id: "k-7", attempt: "two" }),
    "a key that is given back": () => keys.drop({ ...CLAIMED, id: "k-7", attempt: "two" }),
    "the answer to a key": () => keys.answer({ id: "k-mine", attempt: "one" }, "sealed"),
    "keys of the version before": () => single(carryOverKeys)(db),
    "what a key filed": () => complaints.findFiledWith("filed-7"),
    "a key that changed nothing": async () => {
      const [first] = await claims(1);
      if (!first) return;
      const key = { key: "made", fingerprint: "of it", at: NOW };
      const { rev, status, assignedTo, priority, resolvedAt } = first.ticket;
      const after = { rev, status, assignedTo, priority, resolvedAt };
      return complaints.keepKey(first.ticket, { ...key, after, unchangedSince: NOW }, RECENTLY);
    },
    "keys that have had their day": () => complaints.letGoOfKeys(OPEN, NOW),
    "a key that has had its day": () => complaints.forgetKey("filed-7", NOW),

    "the line for its waits": () => waits.line(200),
    "what was solved lately": () => waits.handledSince(RECENTLY, 100),
    "what was filed lately": () => waits.filedSince(RECENTLY, 100),
    waits: () => insights.waitsSince(RECENTLY, 100),
    "what waits for its customer": () => insights.waitingOnCustomer(50),
    "solved today": () => insights.resolvedSince(RECENTLY),
    minutes: () => insights.minuteFigures(RECENTLY),
    "this minute": () =>
      insights.recordMinute({ at: NOW, waiting: 1, longestWaitMs: 1, freeAgents: 1, medianTimeToAgentMs: null }),

    "an agent of the line": () => dispatch.findAgent(agentId(1)),
    "a ticket of the line": () => dispatch.findTicket(OPEN),
    "what agents hold": () => dispatch.listHeld([agentId(1), agentId((NEWEST - 7) % 40)]),
    "the line": () => dispatch.listOpen({ limit: 3, after: null, takes: ANYTHING }),
    "the line and what experiments filed": () => dispatch.listOpen({ limit: 3, after: null, takes: WITH_TRIALS }),
    "the next page of the line": async () => {
      const [first] = await claims(1);
      return first && dispatch.listOpen({ limit: 10, after: first.ticket, takes: ANYTHING });
    },
    "the line by skills": () =>
      dispatch.listOpen({ limit: 100, after: null, takes: { ...ANYTHING, categories: ["Billing", "Technical"] } }),
    "the line without one's own": () =>
      dispatch.listOpen({ limit: 100, after: null, takes: { ...ANYTHING, anyOf: [agentIdOf(customerId(7))] } }),
    "the line by skills without one's own": () =>
      dispatch.listOpen({
        limit: 100,
        after: null,
        takes: { ...ANYTHING, categories: ["Billing"], anyOf: [agentIdOf(customerId(7))] },
      }),
    "the line without what one declined": () =>
      dispatch.listOpen({
        limit: 100,
        after: null,
        takes: takingOf({ id: agentId(7), skills: [], trial: null }, ago(60)),
      }),
    "the line for several": () =>
      dispatch.listOpen({
        limit: 100,
        after: null,
        takes: { ...ANYTHING, anyOf: [agentId(7), agentId(8)], declinedAfter: ago(60) },
      }),
    "declines that ended": () => declines.hasEnded(RECENTLY, LATER),
    "free agents": () => dispatch.listFree(10),
    "one claim": async () => {
      const [first] = await claims(1);
      return first && dispatch.commit(first.ticket, first.change);
    },
    "several claims": async () => dispatch.commitAll(await claims(2)),
    "hints of agents": async () => {
      const [one, other] = [await theAgent(agentId(5)), await theAgent(agentId(6))];
      const written = await dispatch.writeHint(one, "busy", NOW);
      await Promise.all([dispatch.writeHint(one, "offline", NOW), dispatch.writeHint(other, "busy", NOW)]);
      return written;
    },

    "agents in order": () => reconcile.listAgents({ limit: 10, after: agentId(3) }),
    "misplaced tickets": walking(
      "The line and what is in hand; neither grows with the years.",
      { complaints: { $or: [OF_THE_DESK, IN_HAND] } },
      () => reconcile.listMisplaced(100),
    ),
    "stranded events": () => reconcile.listStranded(LATER, 100),
    "untold assignments": () => reconcile.listUntold({ from: RECENTLY, to: LATER }, 100),
  };
}
