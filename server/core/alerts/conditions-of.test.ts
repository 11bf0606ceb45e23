import { expect, test } from "vitest";
import { AGENT, anAgent, aTicket, NOW, OTHER_AGENT } from "../testing.ts";
import type { Ticket } from "../ticket.ts";
import type { RequeueReason } from "../timeline.ts";
import { conditionsOf, type DeskState } from "./conditions-of.ts";

const MINUTE_MS = 60_000;
const LATER = new Date(NOW.getTime() + MINUTE_MS);
const ago = (ms: number) => new Date(NOW.getTime() - ms);
const ASHA = anAgent();
const TOMAS = anAgent({ id: OTHER_AGENT.id, name: OTHER_AGENT.name });
const OFF = { onDuty: false };
const AWAY = { awaySince: ago(1) };

function found(state: Partial<DeskState>) {
  const { line = [] } = state;
  return conditionsOf({
    now: NOW,
    line,
    lineTotal: line.length,
    agents: [ASHA],
    handedOver: new Map(),
    letters: 0,
    isOpen: true,
    openMsSince: (since) => NOW.getTime() - since.getTime(),
    targetsMs: { Critical: 5 * MINUTE_MS, High: 15 * MINUTE_MS, Medium: 60 * MINUTE_MS, Low: 240 * MINUTE_MS },
    ...state,
  });
}

const declinedBy = (isOwn: boolean) => [{ agentId: AGENT.id, until: LATER, isOwn }];
const cameBackBy = (ticket: Ticket, reason: RequeueReason) => new Map([[ticket.id, reason]]);

test("a desk that works has nothing to tell", () => {
  expect(found({})).toEqual([]);
  expect(found({ line: [aTicket()] })).toEqual([]);
  expect(found({ line: [aTicket()], agents: [{ ...ASHA, availability: "busy" }] })).toEqual([]);
});

test("what nobody takes is told once for each thing that it is about", () => {
  const line = ["Billing", "Billing", "Account"].map((category, n) => aTicket({ category, complaintId: `COMP-${n}` }));
  expect(found({ line, agents: [{ ...ASHA, skills: ["Technical"] }] })).toEqual([
    { kind: "untaken-category", category: "Billing", complaintId: "COMP-0", tickets: 2 },
    { kind: "untaken-category", category: "Account", complaintId: "COMP-2", tickets: 1 },
  ]);
});

test("where nobody works at all it is said once, whatever it is about", () => {
  const line = [aTicket(), aTicket({ category: "Billing" })];
  expect(found({ line, agents: [] })).toEqual([{ kind: "nobody-on-duty", tickets: 2 }]);
});

test("an agent who is off duty could take it some day", () => {
  expect(
    found({
      line: [aTicket()],
      agents: [
        { ...ASHA, skills: ["Billing"] },
        { ...TOMAS, ...OFF },
      ],
    }),
  ).toEqual([]);
});

test("what its only agent filed is told of itself", () => {
  const mine = aTicket({ userId: AGENT.id });
  expect(found({ line: [mine] })).toEqual([{ kind: "only-filer", complaintId: mine.complaintId }]);
});

test.each([
  ["off duty", OFF],
  ["away", AWAY],
])("nobody on duty is told while somebody waits: everybody %s", (_, change) => {
  const agents = [{ ...ASHA, ...change }];
  expect(found({ agents, line: [aTicket()], lineTotal: 900 })).toEqual([{ kind: "nobody-on-duty", tickets: 900 }]);
  expect(found({ agents })).toEqual([]);
  expect(found({ agents: [...agents, TOMAS], line: [aTicket()] })).toEqual([]);
});

test("nobody is expected while the desk is closed", () => {
  expect(found({ agents: [{ ...ASHA, ...OFF }], line: [aTicket()], isOpen: false })).toEqual([]);
});

test.each([true, false])("what the only one who could take it lost is told, their own doing or not: %s", (isOwn) => {
  const line = [aTicket({ declines: declinedBy(isOwn) })];
  const told = [{ kind: "declined", complaintId: "COMP-10001", isOwn }];
  expect(found({ line })).toEqual(told);
  expect(found({ line, agents: [ASHA, { ...TOMAS, ...OFF }] })).toEqual(told);
  expect(found({ line, agents: [ASHA, TOMAS] })).toEqual([]);
  expect(found({ line, now: LATER })).toEqual([]);
});

test("what somebody declined who has left the desk since waits for others as everything does", () => {
  const line = [aTicket({ declines: declinedBy(true) })];
  const agents = [
    { ...ASHA, ...OFF },
    { ...TOMAS, ...OFF },
  ];
  expect(found({ line, agents }).map(({ kind }) => kind)).toEqual(["nobody-on-duty"]);
});

test("a Critical that lost its agent is told when nobody there could take it, at night as well", () => {
  const ticket = aTicket({ priority: "Critical" });
  const state = { line: [ticket], agents: [{ ...ASHA, ...AWAY }], handedOver: cameBackBy(ticket, "agent-away") };
  const told = { kind: "handed-over", complaintId: ticket.complaintId, priority: "Critical" };
  expect(found({ ...state, isOpen: false })).toEqual([told]);
  expect(found({ ...state, agents: [{ ...ASHA, ...AWAY }, TOMAS] })).toEqual([]);
});

test.each<[boolean, RequeueReason, Partial<Ticket>]>([
  [true, "agent-still-away", {}],
  [true, "customer-wrote", {}],
  [true, "agent-off-duty", { firstResponseAt: NOW }],
  [false, "agent-off-duty", {}],
  [false, "agent-away", {}],
])("begun or not: it is told of a hand-over that nobody could take, %s after %s", (isTold, reason, change) => {
  const ticket = aTicket(change);
  const agents = [
    { ...ASHA, skills: ["Billing"] },
    { ...TOMAS, ...AWAY },
  ];
  const kinds = found({ line: [ticket], agents, handedOver: cameBackBy(ticket, reason) }).map(({ kind }) => kind);
  expect(kinds).toEqual(isTold ? ["handed-over"] : []);
});

test("waits over target are one, of the complaint that is furthest over its own", () => {
  const waits = (complaintId: string, priority: Ticket["priority"], minutes: number) =>
    aTicket({ complaintId, priority, createdAt: ago(minutes * MINUTE_MS) });
  const line = [waits("COMP-1", "Low", 235), waits("COMP-2", "Critical", 9), waits("COMP-3", "Medium", 61)];
  expect(found({ line })).toEqual([{ kind: "over-target", complaintId: "COMP-2", priority: "Critical", tickets: 2 }]);
});

test("a wait counts while the desk is open", () => {
  const line = [aTicket({ createdAt: ago(600 * MINUTE_MS) })];
  expect(found({ line, openMsSince: () => 60 * MINUTE_MS })).toEqual([]);
  expect(found({ line, openMsSince: () => 60 * MINUTE_MS + 1 })).toMatchObject([{ kind: "over-target" }]);
});

test("all that are late are counted, and hours are walked for few of them", () => {
  const line = Array.from({ length: 200 }, (_, n) => aTicket({ createdAt: ago((n + 1) * MINUTE_MS) }));
  let walks = 0;
  const openMsSince = (since: Date) => {
    walks++;
    return NOW.getTime() - since.getTime() - 30 * MINUTE_MS;
  };
  expect(found({ line, openMsSince })).toMatchObject([{ kind: "over-target", tickets: 110 }]);
  expect(walks).toBeLessThan(12);
});

test("dead letters are told until somebody has decided about each", () => {
  expect(found({ letters: 3 })).toEqual([{ kind: "dead-letters", letters: 3 }]);
});

test("where nobody is on duty, what they had begun is not told one by one", () => {
  const ticket = aTicket({ firstResponseAt: NOW });
  const state = { line: [ticket], agents: [{ ...ASHA, ...AWAY }], handedOver: cameBackBy(ticket, "agent-still-away") };
  expect(found(state)).toEqual([{ kind: "nobody-on-duty", tickets: 1 }]);
  const critical = aTicket({ ...ticket, priority: "Critical" });
  expect(found({ ...state, line: [critical] }).map(({ kind }) => kind)).toEqual(["handed-over", "nobody-on-duty"]);
});
