import { Int32, Long } from "bson";
import { isDocument } from "../../bson/document.ts";
import { toWholeNumber } from "../../bson/number.ts";
import { locationError } from "../../errors.ts";
import type { Compile, Evaluate, OperatorCompiler, OperatorTable } from "../evaluate.ts";
import { type CalendarFields, calendarFields, isoWeekStart } from "./date-calendar.ts";
import { dateFor, fromLocal, rememberZones, toLocal, utcTime, type ZoneFor } from "./date-zone.ts";
import { isNullish, namedFields, namedWith, operands } from "./define.ts";

const part = (read: (fields: CalendarFields) => number): OperatorCompiler =>
  datePart((fields) => new Int32(read(fields)));

export const datePartOperators: OperatorTable = {
  $year: part(({ year }) => year),
  $month: part(({ month }) => month),
  $dayOfMonth: part(({ day }) => day),
  $hour: part(({ hour }) => hour),
  $minute: part(({ minute }) => minute),
  $second: part(({ second }) => second),
  $millisecond: part(({ millisecond }) => millisecond),
  $dayOfWeek: part(({ weekday }) => weekday),
  $dayOfYear: part(({ dayOfYear }) => dayOfYear),
  $week: part(({ week }) => week),
  $isoDayOfWeek: part(({ isoWeekday }) => isoWeekday),
  $isoWeek: part(({ isoWeek }) => isoWeek),
  $isoWeekYear: datePart(({ isoWeekYear }) => Long.fromNumber(isoWeekYear)),
  $dateToParts: namedWith(
    { required: ["date"], optional: ["timezone", "iso8601"], codes: [40524, 40520, 40522] },
    rememberZones,
    ({ date: value, timezone, iso8601 }, zoneFor) => {
      const date = dateFor(value, 16006, "can't convert to Date from BSON type");
      if (date === null || timezone === null || iso8601 === null) return null;
      const fields = calendarFields(toLocal(date.getTime(), zoneFor(timezone)));
      return iso8601 === true ? isoParts(fields) : plainParts(fields);
    },
  ),
  $dateFromParts: namedWith(
    {
      required: [],
      optional: [
        "year",
        "month",
        "day",
        "isoWeekYear",
        "isoWeek",
        "isoDayOfWeek",
        "hour",
        "minute",
        "second",
        "millisecond",
        "timezone",
      ],
      codes: [40519, 40518, 40516],
    },
    rememberZones,
    dateFromParts,
  ),
};

function datePart(read: (fields: CalendarFields) => unknown): OperatorCompiler {
  return (argument, compile, name) => {
    const [value, timezone] = dateOperands(argument, compile, name);
    const zoneFor = rememberZones();
    return (doc, vars) => {
      const date = dateFor(value(doc, vars), 16006, "can't convert to Date from BSON type");
      const zone = timezone?.(doc, vars);
      if (date === null || (timezone !== null && isNullish(zone))) return null;
      return read(calendarFields(toLocal(date.getTime(), zoneFor(zone))));
    };
  };
}

function dateOperands(argument: unknown, compile: Compile, name: string): [Evaluate, Evaluate | null] {
  const isNamed = isDocument(argument) && !Object.keys(argument)[0]?.startsWith("$");
  if (!isNamed) {
    const [only = compile(null)] = operands(argument, compile, name, 1, 1);
    return [only, null];
  }
  const fields = namedFields(argument, name, {
    required: ["date"],
    optional: ["timezone"],
    codes: [40539, 40535, 40539],
  });
  return [compile(fields["date"]), Object.hasOwn(fields, "timezone") ? compile(fields["timezone"]) : null];
}

function plainParts(fields: CalendarFields): Record<string, unknown> {
  const { year, month, day, hour, minute, second, millisecond } = fields;
  return wholeNumbers({ year, month, day, hour, minute, second, millisecond });
}

function isoParts(fields: CalendarFields): Record<string, unknown> {
  const { isoWeekYear, isoWeek, isoWeekday: isoDayOfWeek, hour, minute, second, millisecond } = fields;
  return wholeNumbers({ isoWeekYear, isoWeek, isoDayOfWeek, hour, minute, second, millisecond });
}

function wholeNumbers(fields: Record<string, number>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, new Int32(value)]));
}

function dateFromParts(values: Readonly<Record<string, unknown>>, zoneFor: ZoneFor): Date | null {
  const isIso = Object.hasOwn(values, "isoWeekYear");
  if (!isIso && !Object.hasOwn(values, "year")) {
    throw locationError(40516, "$dateFromParts requires either 'year' or 'isoWeekYear' to be present");
  }
  if (Object.values(values).some(isNullish)) return null;
  const read = (name: string, otherwise: number): number => {
    const value = values[name] === undefined ? otherwise : toWholeNumber(values[name]);
    if (value === null) throw locationError(40515, `'${name}' must evaluate to an integer`);
    return value;
  };
  const clock = [read("hour", 0), read("minute", 0), read("second", 0), read("millisecond", 0)] as const;
  const start = isIso
    ? isoWeekStart(yearOf(read, "isoWeekYear"), read("isoWeek", 1), read("isoDayOfWeek", 1))
    : utcTime(yearOf(read, "year"), read("month", 1) - 1, read("day", 1));
  return new Date(fromLocal(start + utcTime(1970, 0, 1, ...clock), zoneFor(values["timezone"])));
}

function yearOf(read: (name: string, otherwise: number) => number, name: string): number {
  const year = read(name, 1970);
  if (year >= 1 && year <= 9999) return year;
  throw locationError(40523, `'${name}' must evaluate to an integer in the range 1 to 9999, found ${year}`);
}
