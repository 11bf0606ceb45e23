import fc from "fast-check";
import { expect, test } from "vitest";
import { ALWAYS_OPEN, type OpeningHours, type Span, WEEKDAYS, type Weekday } from "./hours.ts";
import { addOpenMs, isOpenAt, nextClosing, nextOpening, openMsBetween } from "./open-time.ts";

const at = (text: string) => new Date(text);
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

type Week = Record<Weekday, readonly Span[]>;
const week = (spans: Partial<Week>): Week => ({
  ...(Object.fromEntries(WEEKDAYS.map((day) => [day, []])) as unknown as Week),
  ...spans,
});
const office: Span[] = [{ from: "09:00", to: "17:00" }];
const WORKING_WEEK = week({ Monday: office, Tuesday: office, Wednesday: office, Thursday: office, Friday: office });
const BERLIN: OpeningHours = { timeZone: "Europe/Berlin", week: WORKING_WEEK, holidays: [] };

test("a desk of which nobody said when it is open is always open", () => {
  const moment = at("2026-03-02T03:00:00Z");
  expect(isOpenAt(ALWAYS_OPEN, moment)).toBe(true);
  expect(nextOpening(ALWAYS_OPEN, moment)).toEqual(moment);
  expect(nextClosing(ALWAYS_OPEN, moment)).toBeNull();
  expect(openMsBetween(ALWAYS_OPEN, moment, at("2026-03-02T05:00:00Z"))).toBe(2 * HOUR_MS);
  expect(addOpenMs(ALWAYS_OPEN, moment, HOUR_MS)).toEqual(at("2026-03-02T04:00:00Z"));
});

test("one that never opens says so, and never gets anywhere", () => {
  const never = { ...BERLIN, week: week({}) };
  const moment = at("2026-03-02T03:00:00Z");
  expect([nextOpening(never, moment), nextClosing(never, moment), addOpenMs(never, moment, 1)]).toEqual([
    null,
    null,
    null,
  ]);
  expect(openMsBetween(never, moment, at("2027-03-02T03:00:00Z"))).toBe(0);
});

test("opening is in, closing is not", () => {
  expect(isOpenAt(BERLIN, at("2026-03-02T08:00:00Z"))).toBe(true);
  expect(isOpenAt(BERLIN, at("2026-03-02T07:59:59.999Z"))).toBe(false);
  expect(isOpenAt(BERLIN, at("2026-03-02T15:59:59.999Z"))).toBe(true);
  expect(isOpenAt(BERLIN, at("2026-03-02T16:00:00Z"))).toBe(false);
});

test("over a weekend no time passes, and eight hours from Friday noon end on Monday", () => {
  const friday = at("2026-03-06T11:00:00Z");
  expect(nextOpening(BERLIN, at("2026-03-06T16:00:00Z"))).toEqual(at("2026-03-09T08:00:00Z"));
  expect(addOpenMs(BERLIN, friday, 8 * HOUR_MS)).toEqual(at("2026-03-09T11:00:00Z"));
  expect(openMsBetween(BERLIN, friday, at("2026-03-09T11:00:00Z"))).toBe(8 * HOUR_MS);
});

test("a holiday takes the place of its weekday's hours", () => {
  const closed = { ...BERLIN, holidays: [{ date: "2026-03-09", name: "Fair", open: [] }] };
  expect(nextOpening(closed, at("2026-03-06T16:00:00Z"))).toEqual(at("2026-03-10T08:00:00Z"));
  const short = { ...BERLIN, holidays: [{ date: "2026-03-09", name: "Fair", open: [{ from: "10:00", to: "11:00" }] }] };
  expect(openMsBetween(short, at("2026-03-08T23:00:00Z"), at("2026-03-09T23:00:00Z"))).toBe(HOUR_MS);
  const alwaysBut = { ...closed, week: "always" as const };
  expect(isOpenAt(alwaysBut, at("2026-03-09T12:00:00Z"))).toBe(false);
  expect(nextClosing(alwaysBut, at("2026-03-02T12:00:00Z"))).toEqual(at("2026-03-08T23:00:00Z"));
  expect(nextClosing(alwaysBut, at("2026-03-12T12:00:00Z"))).toBeNull();
});

test("a night's shift goes past midnight, into a holiday too, and is one with what begins when it ends", () => {
  const night = {
    ...BERLIN,
    week: week({ Monday: [{ from: "22:00", to: "06:00" }], Tuesday: [{ from: "06:00", to: "24:00" }] }),
  };
  expect(nextClosing(night, at("2026-03-02T22:00:00Z"))).toEqual(at("2026-03-03T23:00:00Z"));
  const holiday = { ...night, holidays: [{ date: "2026-03-03", name: "Carnival", open: [] }] };
  expect(nextClosing(holiday, at("2026-03-02T22:00:00Z"))).toEqual(at("2026-03-03T05:00:00Z"));
});

test("what is open from midnight to midnight is an hour shorter in spring and longer in autumn", () => {
  const all = { ...BERLIN, week: week({ Sunday: [{ from: "00:00", to: "24:00" }] }) };
  expect(openMsBetween(all, at("2026-03-28T00:00:00Z"), at("2026-03-30T12:00:00Z"))).toBe(23 * HOUR_MS);
  expect(openMsBetween(all, at("2026-10-24T00:00:00Z"), at("2026-10-26T12:00:00Z"))).toBe(25 * HOUR_MS);
});

test("a day that a place left out is nobody's opening, whatever the week says", () => {
  const apia = { ...BERLIN, timeZone: "Pacific/Apia", holidays: [{ date: "2011-12-31", name: "Rest", open: [] }] };
  // 30 December 2011, a Friday, was left out there.
  expect(nextOpening(apia, at("2011-12-30T09:00:00Z"))).toEqual(at("2012-01-01T19:00:00Z"));
});

const ZONES = [
  "UTC",
  "Europe/Berlin",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Asia/Kathmandu",
  "America/Santiago",
];
const time = fc.integer({ min: 0, max: 95 }).map((quarter) => {
  const [hour, minute] = [Math.floor(quarter / 4), (quarter % 4) * 15];
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
});
const spans = fc.array(fc.record({ from: time, to: fc.oneof(time, fc.constant("24:00")) }), { maxLength: 3 });
const anyHours: fc.Arbitrary<OpeningHours> = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  week: fc.oneof(
    { weight: 1, arbitrary: fc.constant("always" as const) },
    {
      weight: 6,
      arbitrary: fc
        .tuple(...WEEKDAYS.map(() => spans))
        .map((all) => week(Object.fromEntries(WEEKDAYS.map((day, n) => [day, all[n] ?? []])))),
    },
  ),
  holidays: fc.array(
    fc.record({
      date: fc.integer({ min: 1, max: 28 }).map((day) => `2026-03-${String(day).padStart(2, "0")}`),
      name: fc.constant("Holiday"),
      open: spans,
    }),
    { maxLength: 3 },
  ),
});
const moment = fc
  .integer({ min: 0, max: 60 * 24 * 34 })
  .map((minutes) => new Date(Date.parse("2026-03-01T00:00:00Z") + minutes * MINUTE_MS));

test("time that passes while it is open is what a clock counts that is looked at every minute", () => {
  fc.assert(
    fc.property(anyHours, moment, fc.integer({ min: 0, max: 300 }), (hours, from, minutes) => {
      let open = 0;
      for (let n = 0; n < minutes; n++)
        if (isOpenAt(hours, new Date(from.getTime() + n * MINUTE_MS))) open += MINUTE_MS;
      expect(openMsBetween(hours, from, new Date(from.getTime() + minutes * MINUTE_MS))).toBe(open);
    }),
    { numRuns: 30 },
  );
});

test("adding open time and measuring it are each other's reverse", () => {
  fc.assert(
    fc.property(anyHours, moment, fc.integer({ min: 1, max: 200 * HOUR_MS }), (hours, from, ms) => {
      const end = addOpenMs(hours, from, ms);
      if (end === null) expect(nextOpening(hours, new Date(from.getTime() + 700 * 24 * HOUR_MS))).toBeNull();
      else expect(openMsBetween(hours, from, end)).toBe(ms);
    }),
    { numRuns: 50 },
  );
});

test("until the next opening nothing is open, and from then on it is", () => {
  fc.assert(
    fc.property(anyHours, moment, (hours, from) => {
      const opening = nextOpening(hours, from);
      if (!opening) return;
      expect(openMsBetween(hours, from, opening)).toBe(0);
      expect(isOpenAt(hours, opening)).toBe(true);
      const closing = nextClosing(hours, opening);
      if (closing)
        expect([isOpenAt(hours, closing), openMsBetween(hours, opening, closing)]).toEqual([
          false,
          closing.getTime() - opening.getTime(),
        ]);
    }),
    { numRuns: 60 },
  );
});
