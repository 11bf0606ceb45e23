import { expect, test } from "vitest";
import { DomainError } from "./errors.ts";
import { allowedStatuses, requireReopenable, requireTransition } from "./lifecycle.ts";
import { ADMIN, AGENT, anAssignedTicket, aTicket, CUSTOMER, NOW, OTHER_AGENT } from "./testing.ts";

test("the assigned agent may solve, wait for the customer, let go or close what they work on", () => {
  expect(allowedStatuses(anAssignedTicket(), AGENT)).toEqual(["Waiting on Customer", "Resolved", "Open", "Closed"]);
});

test("a customer may only close a complaint that is still worked on", () => {
  expect(allowedStatuses(anAssignedTicket(), CUSTOMER)).toEqual(["Closed"]);
});

test("a customer may reopen or close a complaint that was solved", () => {
  expect(allowedStatuses(anAssignedTicket({ status: "Resolved" }), CUSTOMER)).toEqual(["Open", "Closed"]);
});

test("solving a complaint that waits in line is refused, and the refusal names what is allowed", () => {
  const refuse = () => requireTransition(aTicket(), "Resolved", ADMIN);
  expect(refuse).toThrow("This complaint is Open and cannot become Resolved. From here it can become: Closed.");
  expect(refuse).toThrow(expect.objectContaining({ code: "complaint.transition-not-allowed" }));
});

test("asking for In Progress in line points to the assignment", () => {
  expect(() => requireTransition(aTicket(), "In Progress", ADMIN)).toThrow("Assign it to an agent instead.");
});

test("an agent who does not have the complaint decides nothing about it, unless they filed it", () => {
  expect(() => requireTransition(anAssignedTicket(), "Resolved", OTHER_AGENT)).toThrow(DomainError);
  expect(allowedStatuses(anAssignedTicket(), OTHER_AGENT)).toEqual([]);
  expect(allowedStatuses(anAssignedTicket({ status: "Closed" }), OTHER_AGENT)).toEqual([]);
  expect(allowedStatuses(anAssignedTicket({ userId: OTHER_AGENT.id }), OTHER_AGENT)).toEqual(["Closed"]);
});

test.each([
  ["6 days and 23 hours", 7 * 86_400_000 - 3_600_000, true],
  ["7 days and one second", 7 * 86_400_000 + 1000, false],
])("a customer reopens %s after it was solved: %s", (_, afterMs, isAllowed) => {
  const ticket = anAssignedTicket({ status: "Resolved", resolvedAt: NOW });
  const attempt = () => requireReopenable(ticket, CUSTOMER, new Date(NOW.getTime() + afterMs));
  if (isAllowed) expect(attempt).not.toThrow();
  else expect(attempt).toThrow("within 7 days");
});

test("staff reopen a complaint at any time", () => {
  const ticket = anAssignedTicket({ status: "Closed", closedAt: new Date("2020-01-01") });
  expect(() => requireReopenable(ticket, ADMIN, NOW)).not.toThrow();
});

test.each([AGENT, ADMIN])("who works here may do with their own complaint what a customer may: $role", (actor) => {
  const own = anAssignedTicket({ userId: actor.id, assignedTo: OTHER_AGENT.id });
  expect(allowedStatuses(own, actor)).toEqual(["Closed"]);
  expect(() => requireTransition(own, "Resolved", actor)).toThrow("You filed this complaint yourself");
  const late = { ...own, status: "Resolved", resolvedAt: new Date(0) } as const;
  expect(() => requireReopenable(late, actor, NOW)).toThrow("within 7 days");
});
