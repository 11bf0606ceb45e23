import { expect, test } from "vitest";
import { ticketIdOf, userIdOf } from "../ids.ts";
import {
  ADMIN,
  AGENT,
  aFiling,
  anAgent,
  anAssignedTicket,
  aStamp,
  aTicket,
  CUSTOMER,
  NOW,
  OTHER_AGENT,
} from "../testing.ts";
import { answer } from "./answer.ts";
import { claim } from "./claim.ts";
import { comment, setPriority } from "./converse.ts";
import { close, reopen, resolve, waitOnCustomer } from "./end.ts";
import { fileTicket } from "./file.ts";
import { give } from "./give.ts";
import { staysWithAgent } from "./places.ts";
import { requeue } from "./requeue.ts";
import { requireRoomFor } from "./room-left.ts";

test("filing publishes exactly the body that clients of the first version know", () => {
  const input = aFiling({
    id: ticketIdOf("67892fd1a2b3c4e5f6789012"),
    complaintId: "COMP-12345",
    userId: userIdOf("0123456789abcdef01234567"),
    title: "Internet issue",
    description: "It is slow",
    category: "Technical",
    priority: "High",
  });
  const { event } = fileTicket(input, CUSTOMER, aStamp({ now: new Date("2026-01-17T12:00:00.000Z") }));
  expect(JSON.stringify(event.body)).toBe(
    '{"eventType":"ticket.created","timestamp":"2026-01-17T12:00:00.000Z","data":{"ticketId":"67892fd1a2b3c4e5f6789012","complaintId":"COMP-12345","userId":"0123456789abcdef01234567","title":"Internet issue","category":"Technical","priority":"High","assignedTo":null}}',
  );
});

test("solving publishes exactly the body that clients of the first version know", () => {
  const ticket = anAssignedTicket({
    id: ticketIdOf("67892fd1a2b3c4e5f6789012"),
    complaintId: "COMP-12345",
    title: "Internet issue",
    priority: "High",
  });
  const { event } = resolve(ticket, AGENT, aStamp({ now: new Date("2026-01-17T12:30:00.000Z") }));
  expect(JSON.stringify(event.body)).toBe(
    `{"eventType":"ticket.resolved","timestamp":"2026-01-17T12:30:00.000Z","data":{"ticketId":"67892fd1a2b3c4e5f6789012","complaintId":"COMP-12345","agentId":"${AGENT.id}","resolvedBy":"${AGENT.id}","resolvedAt":"2026-01-17T12:30:00.000Z","userId":"${CUSTOMER.id}","title":"Internet issue","priority":"High"}}`,
  );
});

test("a claim takes the place, names the agent and counts the rev up", () => {
  const change = claim(aTicket({ rev: 4 }), anAgent(), 1, { rule: "longest-free" }, aStamp({ token: "t" }));
  expect(change.set).toMatchObject({ status: "In Progress", assignedTo: AGENT.id, slot: `${AGENT.id}#1` });
  expect(change.event).toMatchObject({ type: "ticket.assigned", rev: 5, agents: [AGENT.id] });
});

test.each([
  ["solving", resolve(anAssignedTicket(), AGENT, aStamp())],
  ["closing", close(anAssignedTicket(), CUSTOMER, aStamp())],
  ["waiting on the customer", waitOnCustomer(anAssignedTicket(), AGENT, aStamp())],
  ["going back to the line", requeue(anAssignedTicket(), "taken-back", ADMIN, aStamp())],
])("%s gives up the place and names the agent who had it", (_, change) => {
  expect(change.set.slot).toBeNull();
  expect(change.event.agents).toEqual([AGENT.id]);
});

test("going back to the line never changes the place in line", () => {
  expect(requeue(anAssignedTicket(), "agent-off-duty", null, aStamp()).set).not.toHaveProperty("dispatchAt");
  expect(reopen(anAssignedTicket({ status: "Resolved" }), CUSTOMER, aStamp()).set).not.toHaveProperty("dispatchAt");
});

test("handing over names the old and the new agent", () => {
  const change = give(anAssignedTicket(), anAgent({ id: OTHER_AGENT.id }), ADMIN, aStamp(), 0);
  expect(change.event.agents).toEqual([OTHER_AGENT.id, AGENT.id]);
  expect(change.set.slot).toBeNull();
});

test("handing over a ticket that waits on its customer leaves it waiting", () => {
  const waiting = anAssignedTicket({ status: "Waiting on Customer", slot: null });
  const { set } = give(waiting, anAgent({ id: OTHER_AGENT.id }), ADMIN, aStamp(), 0);
  expect(set).not.toHaveProperty("status");
  expect(set.assignedTo).toBe(OTHER_AGENT.id);
});

test("somebody off duty may take a ticket, nobody gets one after they left", () => {
  expect(give(aTicket(), anAgent({ onDuty: false }), AGENT, aStamp(), 0).set.assign?.by).toBe("self");
  expect(() => give(aTicket(), anAgent({ deleted: true }), ADMIN, aStamp(), 0)).toThrow("has left");
});

test("the customer's answer brings the ticket back to the same agent, without a place and with the same token", () => {
  const waiting = anAssignedTicket({ status: "Waiting on Customer", slot: null });
  const { set, event } = answer(waiting, anAgent(), CUSTOMER, aStamp(), "Here it is");
  expect(set).toMatchObject({ status: "In Progress", slot: null, replied: false, comments: 1 });
  expect(set.assign).toMatchObject({ token: "first-token", by: "return" });
  expect(event.type).toBe("ticket.answered");
});

test("the customer's answer goes to the line when its agent is off duty", () => {
  const waiting = anAssignedTicket({ status: "Waiting on Customer", slot: null });
  const { set, event } = answer(waiting, anAgent({ onDuty: false }), CUSTOMER, aStamp(), "Here it is");
  expect(set).toMatchObject({ status: "Open", assignedTo: null });
  expect(event.type).toBe("ticket.requeued");
});

test("the agent's first words to the customer make the ticket theirs to keep", () => {
  const { set } = comment(anAssignedTicket(), AGENT, "Hello", false, aStamp());
  expect(set).toMatchObject({ replied: true, firstResponseAt: NOW });
  expect(staysWithAgent({ ...anAssignedTicket(), ...set })).toBe(true);
});

test("an internal note is no reply, and whoever filed it hears nothing of it, in whatever room", () => {
  const { set, event } = comment(anAssignedTicket(), AGENT, "Careful", true, aStamp());
  expect(set).toEqual({ comments: 1 });
  expect(event.audience).toEqual([`-user:${CUSTOMER.id}`, "staff"]);
});

test("a conversation that is full says what to do, and takes no words with a status either", () => {
  const full = anAssignedTicket({ comments: 500 });
  for (const change of [
    comment(full, AGENT, "More", false, aStamp()),
    resolve(full, AGENT, aStamp(), "It is done."),
    waitOnCustomer(full, AGENT, aStamp(), "Is it?"),
    answer({ ...full, status: "Waiting on Customer" }, anAgent(), CUSTOMER, aStamp(), "It is."),
  ]) {
    expect(() => requireRoomFor(full, change)).toThrow(
      "This conversation has 500 messages. Please file a new complaint and mention COMP-10001.",
    );
  }
  expect(() => requireRoomFor(full, resolve(full, AGENT, aStamp()))).not.toThrow();
});

test("a message is as long as one may be, whoever made its text", () => {
  const ticket = anAssignedTicket({ comments: 1 });
  const said = (message: string) => comment(ticket, AGENT, message, false, aStamp());
  expect(() => requireRoomFor(ticket, said("😀".repeat(5_000)))).not.toThrow();
  expect(() => requireRoomFor(ticket, said("😀".repeat(5_001)))).toThrow("A message has at most 5,000 characters.");
  expect(() => requireRoomFor(ticket, resolve(ticket, AGENT, aStamp(), "x".repeat(20_001)))).toThrow("at most 5,000");
});

test("what was changed too often can only be solved or closed, and what QuickFix does leaves no more in its timeline", () => {
  const worn = anAssignedTicket({ rev: 2_000 });
  expect(() => requireRoomFor(worn, setPriority(worn, "High", ADMIN, aStamp()))).toThrow(
    "it can only be solved or closed",
  );
  expect(requeue(worn, "agent-off-duty", null, aStamp()).timeline).toEqual([]);
  for (const end of [resolve(worn, AGENT, aStamp()), close(worn, AGENT, aStamp())]) {
    expect(() => requireRoomFor(worn, end)).not.toThrow();
    expect(end.timeline).toHaveLength(1);
  }
});

test("what the filer says to the desk is no reply, though they work here", () => {
  const own = anAssignedTicket({ userId: OTHER_AGENT.id });
  expect(comment(own, OTHER_AGENT, "Any news?", false, aStamp()).set).toEqual({ comments: 1 });
});

test("nobody is given what they filed themselves", () => {
  const own = aTicket({ userId: AGENT.id });
  expect(() => give(own, anAgent(), ADMIN, aStamp(), 0)).toThrow("Asha filed this complaint. Choose another agent.");
});

test("what comes back to an agent who filed it goes back to the line, and says why", () => {
  const own = anAssignedTicket({ userId: AGENT.id, status: "Waiting on Customer", slot: null });
  const { set, timeline } = answer(own, anAgent(), AGENT, aStamp(), "Here it is.");
  expect(set).toMatchObject({ status: "Open", assignedTo: null });
  expect(timeline.at(-1)).toMatchObject({ kind: "requeued", reason: "own-complaint" });
});
