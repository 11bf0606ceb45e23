import { expect, test } from "vitest";
import { answer } from "../changes/answer.ts";
import { claim } from "../changes/claim.ts";
import { comment } from "../changes/converse.ts";
import { close } from "../changes/end.ts";
import { eventIdOf } from "../ids.ts";
import { AGENT, anAgent, anAssignedTicket, aStamp, aTicket, CUSTOMER } from "../testing.ts";
import { noticesFor } from "./who-is-told.ts";

const subjectOf = (ticket = anAssignedTicket()) => ({ ...ticket, agentName: AGENT.name });

test("an assignment tells the agent and the customer, each under a key of their own", () => {
  const { event } = claim(aTicket(), anAgent(), 0, { rule: "longest-free" }, aStamp({ eventId: eventIdOf("e1") }));
  const notices = noticesFor(event, subjectOf());
  expect(notices.map((notice) => [notice.key, notice.type])).toEqual([
    [`e1:${AGENT.id}`, "assigned"],
    [`e1:${CUSTOMER.id}`, "in-progress"],
  ]);
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
