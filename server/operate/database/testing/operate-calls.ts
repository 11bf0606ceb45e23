import { fileTicket } from "#server/core/changes/file.ts";
import { agentIdOf, ticketIdOf } from "#server/core/ids.ts";
import { ANYTHING } from "#server/core/taking.ts";
import { aFiling, aStamp } from "#server/core/testing.ts";
import { insertPast, isEmptyDatabase } from "#server/local/demo/store.ts";
import { createExperimentStore } from "#server/local/experiments/store.ts";
import { createHeartbeatStore } from "#server/operate/figures/heartbeat-store.ts";
import { createStateFiguresReader } from "#server/operate/figures/state-figures.ts";
import { createFigureStore } from "#server/operate/figures/store.ts";
import { createLossStore } from "#server/operate/invariants/loss-store.ts";
import { createStandingStore } from "#server/operate/invariants/standing-store.ts";
import { createInvariantStore } from "#server/operate/invariants/store.ts";
import { createProxyStore } from "#server/operate/proxies/store.ts";
import { createTraceStore } from "#server/operate/trace/store.ts";
import type { Database } from "#server/platform/db/database.ts";
import { newDocumentId } from "#server/platform/db/ids.ts";
import { type Calls, type Opener, walking } from "./calls.ts";
import { agentId, customerId, eventId, LATER, NOW, RECENTLY, ticketId } from "./filled.ts";

const MAYA = customerId(7);
const EVENTS = [eventId(1), eventId(2)];
const HEARTBEAT = { version: "1", startedAt: NOW, seenAt: NOW, breakerOpen: false, draining: false, inFlight: 0 };

/** What operators look at, and what the desk is checked by. */
export function operateCalls(db: Database, { open, single }: Opener): Calls {
  const heartbeats = open(createHeartbeatStore);
  const proxies = open(createProxyStore);
  const state = open(createStateFiguresReader);
  const figures = open(createFigureStore);
  const losses = open(createLossStore);
  const standings = open(createStandingStore);
  const invariants = open(createInvariantStore);
  const traces = open(createTraceStore);
  const experiments = open(createExperimentStore);

  return {
    "a heartbeat": () => heartbeats.beat({ id: "consumer-new", ...HEARTBEAT, pollers: 1, sockets: 0 }),
    "a consumer that leaves": () => heartbeats.leave("consumer-new"),
    "running consumers": () => heartbeats.list(),
    "a proxy that is not believed": () => proxies.note("10.0.0.7", NOW),
    "proxies that were not believed lately": () => proxies.since(RECENTLY),
    "how the desk stands": () => state.read(),
    "figures of a moment": () => figures.add(NOW, { counts: { filed: 1 }, spreads: {}, levels: { queue: 3 } }),
    "figures of the last minute": () => figures.since("fine", RECENTLY),

    "lost filings": () => Array.fromAsync(invariants.lostFilings()),
    "unknown tellings": () => Array.fromAsync(invariants.unknownTellings()),
    "lost filings, by themselves": () => Array.fromAsync(losses.lostFilings()),
    "unknown tellings, by themselves": () => Array.fromAsync(losses.unknownTellings()),
    "how much of everything": () => invariants.figures(),
    "the guard of places": () => invariants.hasSlotGuard(),
    "agents that are checked": () => invariants.listAgents(),
    "agents without an agent's account": () => invariants.listNoAgents([agentId(1), agentIdOf(customerId(7))]),
    "agents without an agent's account, by themselves": () => standings.listNoAgents([agentId(1)]),
    "what agents hold, to be checked": () => invariants.listHeld([agentId(1)]),
    "the first in line": () => invariants.firstOpen(ANYTHING),
    "the first in line by skills": () =>
      invariants.firstOpen({ ...ANYTHING, categories: ["Billing", "Technical"], anyOf: [agentIdOf(customerId(7))] }),
    "tickets that are checked": () => invariants.listTickets({ after: ticketId(20), limit: 20 }),
    "tickets that are checked again": () => invariants.listTickets({ ids: [ticketId(3), ticketId(9)] }),
    "histories that are checked": () => invariants.listEvents([ticketId(3), ticketId(8)]),
    "tellings that are checked": () => invariants.listNotices(EVENTS),
    "when a capacity was lowered": walking("One agent's own history.", { events: { aggId: agentId(4) } }, () =>
      invariants.lastLowering(agentId(4)),
    ),
    "what changed lately": walking(
      "What waits in outboxes is looked at for how long it has.",
      { complaints: { outboxAt: { $exists: true } } },
      () => invariants.listTouched(RECENTLY, LATER, 100),
    ),

    "marks of events": () => traces.record([{ eventId: eventId(1), at: NOW, kind: "clicked" }]),
    "a complaint's events": () => traces.eventsOf(ticketId(3), 100),
    "what was seen of events": () => traces.marksOf(EVENTS),
    "whom events told": () => traces.noticesOf(EVENTS),
    "what was published since": () => traces.publishedAfter(RECENTLY),
    "how far the consumers are": () => traces.lastSentAt(),

    "an experiment's complaints": () => experiments.listTickets([MAYA], RECENTLY),
    "an experiment's unfinished complaints": () => experiments.listUnfinished([MAYA]),
    "what followed from an experiment's complaints": () => experiments.listEvents([ticketId(3)]),
    "who was told in an experiment": () => experiments.listNotices(EVENTS),

    "whether there is anything at all": () => single(isEmptyDatabase)(db),
    "a complaint of the demo's week": () => {
      const input = aFiling({ id: ticketIdOf(newDocumentId()), complaintId: "COMP-91000", userId: MAYA });
      const complaint = fileTicket(input, { id: MAYA, name: "Maya", role: "user" }, aStamp({ now: NOW }));
      const { ticket, timeline, event } = complaint;
      return single(insertPast)(db, [{ complaint, ticket, timeline, events: [event], endedAt: NOW }]);
    },
  };
}
