import { expect, test } from "vitest";
import { asComplaintFilter, countFilters, NO_FILTER, parseTicketFilter, ticketFilterQuery } from "./ticket-filter.ts";

const parse = (query: string) => parseTicketFilter(new URLSearchParams(query));

test("a filter survives the way into the address and back", () => {
  const filter = {
    q: "twice & 50%",
    status: ["Open", "In Progress"],
    priority: "High",
    category: "Billing",
    assignedTo: "me",
  } as const;
  expect(parse(ticketFilterQuery(filter))).toEqual(filter);
});

test("an address without filters stays bare", () => {
  expect(ticketFilterQuery(NO_FILTER)).toBe("");
  expect(asComplaintFilter(parse(""))).toEqual({});
});

test("what a hand-made link gets wrong is left out instead of breaking the page", () => {
  expect(parse("status=Nope&status=Open&priority=Sky&assignedTo=bob&q=%20")).toEqual({
    ...NO_FILTER,
    status: ["Open"],
  });
});

test("counts each kind of filter once, however many statuses are chosen", () => {
  expect(countFilters(parse("status=Open&status=Closed&assignedTo=none&q=x"))).toBe(2);
});
