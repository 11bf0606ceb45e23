import { expect, test } from "vitest";
import { answer } from "../changes/answer.ts";
import { claim } from "../changes/claim.ts";
import { comment, setPriority } from "../changes/converse.ts";
import { correct } from "../changes/correct.ts";
import { close, reopen, resolve, waitOnCustomer } from "../changes/end.ts";
import { give } from "../changes/give.ts";
import { requeue } from "../changes/requeue.ts";
import { eventIdOf } from "../ids.ts";
import { wordsOf } from "../saying.ts";
import { ADMIN, AGENT, anAgent, anAssignedTicket, aStamp, aTicket, CUSTOMER, OTHER_AGENT } from "../testing.ts";
import { noticesFor } from "./who-is-told.ts";

const subjectOf = (ticket = anAssignedTicket()) => ({ ...ticket, agentName: AGENT.name, agentIsThere: true });

test("an assignment tells the agent and the customer, each under a key of their own", () => {
  const { event } = claim(aTicket(), anAgent(), 0, { rule: "longest-free" }, aStamp({ eventId: eventIdOf("e1") }));
  const notices = noticesFor(event, subjectOf());
  expect(notices.map((notice) => [notice.key, notice.type])).toEqual([
    [`e1:${AGENT.id}`, "assigned"],
    [`e1:${CUSTOMER.id}`, "in-progress"],
  ]);
});

test("a customer is told that somebody works on it only of somebody who is there", () => {
  const { event } = give(aTicket(), anAgent({ onDuty: false }), ADMIN, aStamp(), 0);
  const told = (who: { agentName: string | null; agentIsThere: boolean | null }) =>
    wordsOf(
      noticesFor(event, { ...subjectOf(), ...who }).find(({ recipient }) => recipient === CUSTOMER.id)?.title ?? "",
    );
  const agentName = "Asha Raman";
  expect(told({ agentName, agentIsThere: true })).toBe("Asha Raman is working on it");
  expect(told({ agentName, agentIsThere: false })).toBe("Your complaint is with Asha Raman, who is not here right now");
  expect(told({ agentName: null, agentIsThere: null })).toBe("Your complaint was given to somebody");
});

test("nobody is told of their own doing", () => {
  const { event } = close(anAssignedTicket(), CUSTOMER, aStamp());
  expect(noticesFor(event, subjectOf()).map((notice) => notice.recipient)).toEqual([AGENT.id]);
});

test("an agent who takes a waiting complaint on again is not told that the customer answered", () => {
  const waiting = anAssignedTicket({ status: "Waiting on Customer", slot: null });
  const resumed = answer(waiting, anAgent(), AGENT, aStamp()).event;
  expect(noticesFor(resumed, subjectOf())).toEqual([]);
  const answered = answer(waiting, anAgent(), CUSTOMER, aStamp()).event;
  expect(noticesFor(answered, subjectOf()).map((notice) => notice.recipient)).toEqual([AGENT.id]);
});

test("a customer is never told of an internal note", () => {
  const { event } = comment(anAssignedTicket(), AGENT, "Careful", true, aStamp());
  expect(noticesFor(event, subjectOf()).map((notice) => notice.recipient)).not.toContain(CUSTOMER.id);
});

test("what was said while nobody had the complaint is told to nobody who has it by now", () => {
  const { event } = comment(aTicket(), CUSTOMER, "Hello?", false, aStamp());
  expect(noticesFor(event, subjectOf())).toEqual([]);
});

test("whoever has a complaint hears what somebody else does to it, and nothing of their own doing", () => {
  const ticket = anAssignedTicket();
  const { title, priority } = ticket;
  const done = (by: typeof ADMIN) => [
    setPriority(ticket, "High", by, aStamp()).event,
    correct(ticket, { title, priority, category: "Billing" }, anAgent(), by, aStamp()).event,
    correct(ticket, { title, priority, category: "Billing" }, anAgent({ skills: ["Technical"] }), by, aStamp()).event,
    requeue(ticket, "taken-back", by, aStamp()).event,
    give(ticket, anAgent({ id: OTHER_AGENT.id }), by, aStamp(), 0).event,
    resolve(ticket, by, aStamp()).event,
    waitOnCustomer(ticket, by, aStamp()).event,
    close(ticket, by, aStamp()).event,
  ];
  const toldTo = (by: typeof ADMIN) =>
    done(by).map((event) => {
      const notices = noticesFor(event, subjectOf()).filter(({ recipient }) => recipient === AGENT.id);
      return notices.map((notice) => wordsOf(notice.title)).join();
    });
  expect(toldTo(ADMIN)).toEqual([
    "A complaint of yours is High now",
    "A complaint of yours is about Billing now",
    "A complaint of yours is about Billing, and back in line",
    "A complaint of yours was put back in line",
    "A complaint of yours was given to somebody else",
    "A complaint of yours was solved",
    "The customer of a complaint of yours was asked",
    "A complaint of yours was closed",
  ]);
  expect(toldTo(AGENT).join("")).toBe("");
});

test("what goes back because its agent left the desk is told to nobody, and a customer hears that it was opened again", () => {
  expect(noticesFor(requeue(anAssignedTicket(), "agent-off-duty", null, aStamp()).event, subjectOf())).toEqual([]);
  const solved = anAssignedTicket({ status: "Resolved", slot: null });
  expect(noticesFor(reopen(solved, ADMIN, aStamp()).event, subjectOf()).map(({ recipient }) => recipient)).toEqual([
    CUSTOMER.id,
  ]);
  expect(noticesFor(reopen(solved, CUSTOMER, aStamp()).event, subjectOf())).toEqual([]);
});
