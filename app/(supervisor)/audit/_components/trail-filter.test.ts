import { expect, test } from "vitest";
import { asAuditFilter, NO_FILTER, parseTrailFilter, trailFilterQuery } from "./trail-filter.ts";

const chosen = { ...NO_FILTER, action: "sign-in.wrong", on: "65a", from: "2026-03-01", until: "2026-03-02" };

test("a filter comes back from the address that it makes", () => {
  expect(parseTrailFilter(new URLSearchParams(trailFilterQuery(chosen)))).toEqual(chosen);
  expect(trailFilterQuery(NO_FILTER)).toBe("");
});

test("what nobody could have chosen is left out", () => {
  expect(parseTrailFilter(new URLSearchParams("action=toString&from=yesterday&until=2026-99-99"))).toEqual(NO_FILTER);
});

test("the last day is meant to its end", () => {
  expect(asAuditFilter(chosen)).toEqual({
    action: "sign-in.wrong",
    onId: "65a",
    from: "2026-03-01T00:00:00.000Z",
    until: "2026-03-03T00:00:00.000Z",
  });
});
