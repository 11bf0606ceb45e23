import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import { asAuditFilter, NO_FILTER, parseTrailFilter, trailFilterProblems, trailFilterQuery } from "./trail-filter.ts";

const chosen = { ...NO_FILTER, action: "sign-in.wrong", on: "65a", from: "2026-03-01", until: "2026-03-02" };
const problems = (query: string) =>
  trailFilterProblems(new URLSearchParams(query), sayIn("audit.filter"), sayIn("ui.filter"));

test("a filter comes back from the address that it makes", () => {
  expect(parseTrailFilter(new URLSearchParams(trailFilterQuery(chosen)))).toEqual(chosen);
  expect(trailFilterQuery(NO_FILTER)).toBe("");
});

test("what nobody could have chosen is left out", () => {
  expect(parseTrailFilter(new URLSearchParams("action=toString&from=yesterday&until=2026-99-99"))).toEqual(NO_FILTER);
});

test("what nobody could have chosen is said", () => {
  expect(problems("action=toString&from=yesterday&actor=a&actor=b")).toEqual([
    "There is no action “toString”.",
    "This address names more than one person.",
    "There is no day “yesterday”.",
  ]);
  expect(problems(trailFilterQuery(chosen))).toEqual([]);
});

test("an id that is longer than any is said, kept as typed, and asked of nobody", () => {
  const long = { ...NO_FILTER, actor: "a".repeat(61), on: "b".repeat(101) };
  const query = trailFilterQuery(long);
  expect(parseTrailFilter(new URLSearchParams(query))).toEqual(long);
  expect(problems(query)).toEqual([
    `There is no person “${"a".repeat(40)}…”.`,
    `There is no thing “${"b".repeat(40)}…”.`,
  ]);
  expect(asAuditFilter(long, "UTC")).toEqual({});
});

test("days are the desk's, and the last one is meant to its end", () => {
  expect(asAuditFilter({ ...NO_FILTER, from: "2026-03-29", until: "2026-03-29" }, "Europe/Berlin")).toEqual({
    from: "2026-03-28T23:00:00.000Z",
    until: "2026-03-29T22:00:00.000Z",
  });
  expect(asAuditFilter(NO_FILTER, "Europe/Berlin")).toEqual({});
  expect(asAuditFilter(chosen, "UTC")).toEqual({
    action: "sign-in.wrong",
    onId: "65a",
    from: "2026-03-01T00:00:00.000Z",
    until: "2026-03-03T00:00:00.000Z",
  });
});

test("days the wrong way round are said to be, since no row could be between them", () => {
  expect(problems("from=2026-11-29&until=2026-11-20")).toEqual(["The last day is before the first."]);
  expect(problems("from=2026-11-20&until=2026-11-20")).toEqual([]);
});
