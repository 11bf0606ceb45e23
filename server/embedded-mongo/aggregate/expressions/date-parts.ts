import { Int32, Long } from "bson";
import { isDocument } from "../../bson/document.ts";
import { toWholeNumber } from "../../bson/number.ts";
import { locationError } from "../../errors.ts";
import type { Compile, Evaluate, OperatorCompiler, OperatorTable } from "../evaluate.ts";
import { type CalendarFields, calendarFields, isoWeekStart } from "./date-calendar.ts";
import { dateFor, fromLocal, rememberZones, toLocal, utcTime, type ZoneFor } from "./date-zone.ts";
import { isAnyNull, isNullish, namedFields, namedWith, operands, typeName } from "./define.ts";

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
    (values, zoneFor) => {
      const { date: value, timezone, iso8601 } = values;
      if (isAnyNull(values, "timezone")) return null;
      const zone = zoneFor(timezone);
      if (isAnyNull(values, "iso8601")) return null;
      const isIso = Object.hasOwn(values, "iso8601") ? iso8601 : false;
      if (typeof isIso !== "boolean") {
        throw locationError(40521, `iso8601 must evaluate to a bool, found ${typeName(iso8601)}`);
      }
      const date = dateFor(value, 16006, "can't convert to Date from BSON type");
      if (date === null) return null;
      const fields = calendarFields(toLocal(date.getTime(), zone));
      return isIso ? isoParts(fields) : plainParts(fields);
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
  const clock = wholeParts(values, ["hour", "minute", "second", "millisecond"], 0);
  if (clock === null || isAnyNull(values, "timezone")) return null;
  const zone = zoneFor(values["timezone"]);
  const calendar = wholeParts(values, isIso ? ["isoWeekYear", "isoWeek", "isoDayOfWeek"] : ["year", "month", "day"], 1);
  if (calendar === null) return null;
  const [hour, minute, second, millisecond] = clock;
  const [year = 1, middle = 1, last = 1] = calendar;
  if (year < 1 || year > 9999) {
    const name = isIso ? "isoWeekYear" : "year";
    throw locationError(40523, `'${name}' must evaluate to an integer in the range 1 to 9999, found ${year}`);
  }
  const start = isIso ? isoWeekStart(year, middle, last) : utcTime(year, middle - 1, last);
  return new Date(fromLocal(start + utcTime(1970, 0, 1, hour, minute, second, millisecond), zone));
}

/** Whole numbers by name, in turn: null as soon as one is null or missing. @throws MongoError 40515 for any other value. */
function wholeParts(
  values: Readonly<Record<string, unknown>>,
  names: readonly string[],
  absent: number,
): number[] | null {
  const parts: number[] = [];
  for (const name of names) {
    if (isAnyNull(values, name)) return null;
    const value = Object.hasOwn(values, name) ? toWholeNumber(values[name]) : absent;
    if (value === null)
      throw locationError(40515, `'${name}' must evaluate to an integer, found ${typeName(values[name])}`);
    parts.push(value);
  }
  return parts;
}
