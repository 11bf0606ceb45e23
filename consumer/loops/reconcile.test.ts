import { expect, test } from "vitest";
import { finishInternal } from "#server/core/assignments/finish-internal.ts";
import { refresh } from "#server/core/assignments/refresh.ts";
import { setDuty } from "#server/core/changes/agent.ts";
import { close } from "#server/core/changes/end.ts";
import { createTell } from "#server/core/events/tell.ts";
import { agentIdOf, userIdOf } from "#server/core/ids.ts";
import { violationsOf } from "#server/core/memory/invariants.ts";
import { createMemoryDesk, type MemoryDesk } from "#server/core/memory/memory-desk.ts";
import { createMemoryNoticeStore } from "#server/core/memory/memory-outbox-store.ts";
import { createMemoryReconcileStore } from "#server/core/memory/memory-reconcile-store.ts";
import { relay } from "#server/core/outbox/relay.ts";
import { ADMIN } from "#server/core/testing.ts";
import type { Ticket } from "#server/core/ticket.ts";
import { pass } from "../dispatch/pass.ts";
import { reconcileOnce } from "./reconcile.ts";
import type { Standings } from "./reconcile-agents.ts";

/** Runs one turn; between its two looks, `meanwhile` happens. */
async function reconcile(
  desk: MemoryDesk,
  meanwhile: () => void = () => {},
  standings?: Standings,
): Promise<Record<string, number>> {
  const repairs: Record<string, number> = {};
  const process = desk.process();
  await reconcileOnce(
    {
      assignment: process,
      store: createMemoryReconcileStore(desk.state),
      ...(standings ? { standings } : {}),
      timers: { sleep: async () => meanwhile() },
      random: () => 0.5,
      pass: async () => (await pass(process, [])).assigned,
      relayAgain: async (pending) => (await relay(process.relayPorts, pending, "sweep")).size,
      async tellAgain(entry) {
        let told = 0;
        const tell = createTell({
          noticeStore: createMemoryNoticeStore(desk.state, async () => {}),
          findSubject: async () => ({
            complaintId: "COMP-10001",
            title: "",
            userId: userIdOf("u"),
            assignedTo: null,
            agentName: null,
            agentIsThere: null,
          }),
          onNotices: (notices) => {
            told += notices.length;
          },
        });
        await finishInternal(process, tell, entry);
        return told;
      },
      onRepair: (kind, count) => {
        repairs[kind] = (repairs[kind] ?? 0) + count;
      },
    },
    new AbortController().signal,
  );
  return repairs;
}

/** What no protocol would do: writes to the database behind everybody's back. */
function vandalise(desk: MemoryDesk, ticket: Pick<Ticket, "id">, change: Partial<Ticket>): void {
  const document = desk.state.tickets.get(ticket.id);
  if (document) document.ticket = { ...document.ticket, ...change };
}

test("finds nothing on a healthy desk", async () => {
  const desk = createMemoryDesk();
  desk.agent({ capacity: 2 });
  desk.agent({ onDuty: false, availability: "offline" });
  for (let count = 0; count < 4; count++) desk.ticket();
  await pass(desk.process(), []);
  await desk.relayAll();
  expect(await reconcile(desk)).toEqual({});
});

test("puts right an availability that is not true", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent({ availability: "busy" });
  expect(await reconcile(desk)).toEqual({ hint: 1 });
  expect(desk.agentNow(agent).availability).toBe("available");
});

test("takes off the desk whose account does not carry a place there, and looks at no others", async () => {
  const desk = createMemoryDesk();
  const [shut, left, other] = [desk.agent(), desk.agent({ deleted: true, availability: "offline" }), desk.agent()];
  const [asked, settled]: [unknown[], unknown[]] = [[], []];
  const standings: Standings = {
    listNoAgents: async (ids) => (asked.push(...ids), ids.filter((id) => id === shut.id)),
    settlePlace: async (id) => settled.push(id),
  };
  expect(await reconcile(desk, undefined, standings)).toEqual({ "no-agent": 1 });
  expect(settled).toEqual([shut.id]);
  expect(asked).toContain(other.id);
  expect(asked).not.toContain(left.id);
});

test("leaves alone what only looked wrong for a moment", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent({ availability: "busy" });
  const repairs = await reconcile(desk, () => {
    const document = desk.state.agents.get(agent.id);
    if (document) document.agent = { ...document.agent, availability: "available", hintRev: 1 };
  });
  expect(repairs).toEqual({});
});

test("takes work away from agents who are gone, and gives it to those who are there", async () => {
  const desk = createMemoryDesk();
  const [gone, away, there] = [
    desk.agent({ deleted: true, onDuty: false, availability: "offline" }),
    desk.agent({ onDuty: false, availability: "offline" }),
    desk.agent({ capacity: 3 }),
  ];
  const [one, two, three] = [desk.ticket(), desk.ticket(), desk.ticket()];
  vandalise(desk, one, { status: "In Progress", assignedTo: gone.id, slot: `${gone.id}#0` });
  vandalise(desk, two, { status: "In Progress", assignedTo: away.id, slot: `${away.id}#0` });
  vandalise(desk, three, { status: "In Progress", assignedTo: agentIdOf("b".repeat(24)), slot: null });
  const repairs = await reconcile(desk);
  expect(repairs).toEqual({ "off-duty-work": 2, ticket: 1, waiting: 3 });
  expect([one, two, three].map((ticket) => desk.now(ticket).assignedTo)).toEqual([there.id, there.id, there.id]);
  await desk.relayAll();
  expect(violationsOf(desk)).toEqual([]);
});

test("frees a place that an ended ticket still holds", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent();
  const [ended, waiting] = [desk.ticket(), desk.ticket()];
  vandalise(desk, ended, { status: "Resolved", assignedTo: agent.id, slot: `${agent.id}#0` });
  expect(await reconcile(desk)).toEqual({ ticket: 1, waiting: 1 });
  expect(desk.now(ended)).toMatchObject({ status: "Resolved", slot: null });
  expect(desk.now(waiting).assignedTo).toBe(agent.id);
});

test("assigns what waits beside somebody free, even when every message was lost", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent();
  const ticket = desk.ticket();
  expect(await reconcile(desk)).toEqual({ waiting: 1 });
  expect(desk.now(ticket).assignedTo).toBe(agent.id);
});

test("a free agent without the skill beside a waiting ticket is no error", async () => {
  const desk = createMemoryDesk();
  desk.agent({ skills: ["Billing"] });
  desk.ticket({ category: "Technical" });
  expect(await reconcile(desk)).toEqual({});
});

test("gives a ticket without a place the free place of its agent", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent({ availability: "busy" });
  const ticket = desk.ticket({ status: "In Progress", assignedTo: agent.id });
  expect(await reconcile(desk)).toEqual({ "missing-place": 1 });
  expect(desk.now(ticket).slot).toBe(`${agent.id}#0`);
});

test("publishes an event that was stored and then forgotten", async () => {
  const desk = createMemoryDesk();
  const ticket = desk.ticket();
  desk.command(ticket, (current, stamp) => close(current, ADMIN, stamp));
  const document = desk.state.tickets.get(ticket.id);
  const [entry] = document?.outbox ?? [];
  if (!document || !entry) throw new Error("an event waits");
  desk.state.events.set(entry.id, {
    aggregate: { kind: "ticket", id: ticket.id },
    entry,
    publishCount: 0,
    pending: true,
    isSettled: false,
    parked: null,
  });
  document.outbox = [];
  expect(await reconcile(desk)).toEqual({});
  desk.elapse(60_000);
  expect(await reconcile(desk)).toEqual({ stranded: 1 });
  expect(desk.published.map(({ attributes }) => attributes["eventId"])).toEqual([entry.id]);
  expect(await reconcile(desk)).toEqual({});
});

test("tells those who were never told of an assignment", async () => {
  const desk = createMemoryDesk();
  desk.agent();
  desk.ticket();
  await pass(desk.process(), []);
  await desk.relayAll();
  desk.state.notices.clear();
  expect(await reconcile(desk)).toEqual({ untold: 2 });
  expect(await reconcile(desk)).toEqual({});
});

test("leaves a ticket that waits for its customer with somebody who has left", async () => {
  const desk = createMemoryDesk();
  const gone = desk.agent({ deleted: true, onDuty: false, availability: "offline" });
  const ticket = desk.ticket({ status: "Waiting on Customer", assignedTo: gone.id });
  expect(await reconcile(desk)).toEqual({});
  expect(desk.now(ticket).status).toBe("Waiting on Customer");
});

test("tells nobody of an assignment that was undone before anybody was told", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent();
  desk.ticket();
  await pass(desk.process(), []);
  desk.commandAgent(agent, (current, stamp) => setDuty(current, false, agent.id, stamp));
  await desk.relayAll();
  desk.commandAgent(agent, (current, stamp) => setDuty(current, true, agent.id, stamp));
  await desk.relayAll();
  await refresh(desk.process(), agent.id);
  await pass(desk.process(), []);
  await desk.relayAll();
  const told = desk.state.notices.size;
  expect(await reconcile(desk)).toEqual({});
  expect(desk.state.notices.size).toBe(told);
});

test("what somebody holds and filed, from the version before, goes to somebody else", async () => {
  const desk = createMemoryDesk();
  const [ada, ben] = [desk.agent({ availability: "busy" }), desk.agent()];
  const own = desk.ticket({ userId: ada.id, status: "In Progress", assignedTo: ada.id, slot: `${ada.id}#0` });
  expect(await reconcile(desk)).toMatchObject({ "own-complaint": 1 });
  expect(desk.now(own).assignedTo).toBe(ben.id);
});

test("what comes to somebody as their decline ends was nobody's mistake", async () => {
  const desk = createMemoryDesk();
  const agent = desk.agent();
  const now = desk.clock.now();
  const ended = (ms: number) => [{ agentId: agent.id, until: new Date(now.getTime() - ms), isOwn: true }];
  const justNow = desk.ticket({ declines: ended(1_000) });
  expect(await reconcile(desk)).toEqual({});
  expect(desk.now(justNow).assignedTo).toBe(agent.id);
  const other = createMemoryDesk();
  const free = other.agent();
  const long = new Date(other.clock.now().getTime() - 60_000);
  other.ticket({ declines: [{ agentId: free.id, until: long, isOwn: true }] });
  expect(await reconcile(other)).toEqual({ waiting: 1 });
});
