import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import {
  asComplaintFilter,
  countFilters,
  NO_FILTER,
  parseTicketFilter,
  ticketFilterProblems,
  ticketFilterQuery,
} from "./ticket-filter.ts";

const problemsOf = (query: string) => ticketFilterProblems(new URLSearchParams(query), sayIn("ui.filter"));
const parse = (query: string) => parseTicketFilter(new URLSearchParams(query));

test("a filter survives the way into the address and back", () => {
  const filter = {
    q: "twice & 50%",
    status: ["Open", "In Progress"],
    priority: "High",
    category: "Billing",
    tag: "refund",
    assignedTo: "me",
    help: true,
    experiments: true,
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

test("what a hand-made link gets wrong is said, and what it gets right is not", () => {
  expect(problemsOf("status=nonsense&priority=High&q=a&q=b&assignedTo=bob&experiments=some")).toEqual([
    "This address names more than one search.",
    "There is no status “nonsense”.",
    "There is no agent “bob”.",
    "There is no choice of experiments “some”.",
  ]);
  const right = ticketFilterQuery({ ...NO_FILTER, q: "a", status: ["Open", "Closed"], assignedTo: "me" });
  expect(problemsOf(right)).toEqual([]);
});

test("a search that is too long stays as typed, and what is asked of the server fits", () => {
  const q = "kettle ".repeat(40).trim();
  expect(parse(ticketFilterQuery({ ...NO_FILTER, q }))).toEqual({ ...NO_FILTER, q });
  expect(asComplaintFilter({ ...NO_FILTER, q }).q?.length).toBeLessThanOrEqual(200);
});

test("counts each kind of filter once, however many statuses are chosen", () => {
  expect(countFilters(parse("status=Open&status=Closed&assignedTo=none&experiments=true&q=x"))).toBe(3);
});
