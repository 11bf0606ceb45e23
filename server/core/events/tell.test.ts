import { expect, test } from "vitest";
import { setDuty } from "../changes/agent.ts";
import { claim } from "../changes/claim.ts";
import { waitOnCustomer } from "../changes/end.ts";
import { createMemoryNoticeStore } from "../memory/memory-outbox-store.ts";
import { createMemoryState } from "../memory/memory-state.ts";
import type { StoredNotice } from "../ports/outbox-store.ts";
import { AGENT, anAgent, anAssignedTicket, aStamp, aTicket, CUSTOMER } from "../testing.ts";
import { createTell } from "./tell.ts";

function aTeller(isKnown = true) {
  const ticket = aTicket();
  const { event } = claim(ticket, anAgent(), 0, { rule: "longest-free" }, aStamp());
  const shown: StoredNotice[] = [];
  const tell = createTell({
    noticeStore: createMemoryNoticeStore(createMemoryState(), async () => {}),
    findSubject: async () =>
      isKnown ? { ...ticket, assignedTo: AGENT.id, agentName: AGENT.name, agentIsThere: true } : null,
    onNotices: (notices) => void shown.push(...notices),
  });
  return { tell, event, shown };
}

test("tells agent and customer about an assignment, each once, however often it is asked to", async () => {
  const { tell, event, shown } = aTeller();
  await Promise.all([tell(event), tell(event)]);
  await tell(event);
  expect(shown.map(({ recipient, type }) => [recipient, type])).toEqual([
    [AGENT.id, "assigned"],
    [CUSTOMER.id, "in-progress"],
  ]);
});

test("whom a notice names is asked for by the event, whoever has the ticket by now", async () => {
  const asked: unknown[] = [];
  const tell = createTell({
    noticeStore: createMemoryNoticeStore(createMemoryState(), async () => {}),
    findSubject: async (_, agentId) => {
      asked.push(agentId);
      return null;
    },
    onNotices: () => {},
  });
  await tell(waitOnCustomer(anAssignedTicket(), AGENT, aStamp()).event);
  expect(asked).toEqual([AGENT.id]);
});

test("tells nobody about a ticket that is not there, or an event that is about none", async () => {
  const { tell, event, shown } = aTeller(false);
  await tell(event);
  await tell(setDuty({ ...anAgent(), rev: 1 }, false, AGENT.id, aStamp()).event);
  expect(shown).toEqual([]);
});
