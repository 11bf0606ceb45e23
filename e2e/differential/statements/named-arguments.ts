import { Int32 } from "bson";
import fc from "fast-check";
import { type Doc, documentOf } from "#server/embedded-mongo/bson/document.ts";
import { dates, texts } from "./values.ts";

const units = fc.constantFrom("year", "quarter", "month", "week", "day", "hour", "minute", "second", "millisecond");
const zones = fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "+05:30");
const formats = fc.constantFrom("%Y-%m-%d", "%Y-%m-%dT%H:%M:%S.%L%z", "%G-%V-%u", "%j %U %w", "%d/%m/%Y %H");
const dated = fc.constantFrom("2024-02-29", "2024-02-29T10:20:30.5Z", "2024-1-2", "29/02/2024 5", "abc", "2023-02-29");

type Tie = fc.Arbitrary<unknown>;

const optional = (fields: Record<string, Tie>, required: string[]): fc.Arbitrary<Doc> =>
  fc.record(fields, { requiredKeys: required });

/** Written as a list, because an object with a field called `then` looks like a promise. */
const branch = (...fields: [string, unknown][]): Doc => documentOf(fields);

/** Operators whose arguments have names, those that may be left out left out at times. */
export function withNamedArguments(any: Tie): fc.Arbitrary<Doc> {
  const date: Tie = fc.oneof({ weight: 3, arbitrary: dates }, { weight: 1, arbitrary: any });
  const unit: Tie = fc.oneof(
    { weight: 8, arbitrary: units },
    { weight: 1, arbitrary: fc.constantFrom("$nothing", null) },
  );
  const timezone: Tie = fc.oneof(
    { weight: 6, arbitrary: zones },
    { weight: 1, arbitrary: fc.constantFrom("$nothing", null) },
  );
  const amount: Tie = fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: -15, max: 15 }).map((n) => new Int32(n)) },
    { weight: 1, arbitrary: any },
  );
  const startOfWeek = fc.constantFrom("monday", "sun", "$nothing");
  const as = (name: string, argument: fc.Arbitrary<unknown>): fc.Arbitrary<Doc> =>
    argument.map((given) => ({ [name]: given }));
  const condition = fc.oneof(any, fc.constantFrom<unknown>({ $gt: ["$$this", 1] }, { $eq: ["$$this", "a"] }));
  return fc.oneof(
    as(
      "$map",
      optional({ input: any, in: fc.oneof(any, fc.constantFrom<unknown>("$$this", "$$this.x", { $type: "$$this" })) }, [
        "input",
        "in",
      ]),
    ),
    as("$filter", optional({ input: any, cond: condition, limit: fc.oneof(amount, any) }, ["input", "cond"])),
    as(
      "$reduce",
      optional(
        {
          input: any,
          initialValue: any,
          in: fc.constantFrom<unknown>({ $concatArrays: ["$$value", ["$$this"]] }, { $add: ["$$value", "$$this"] }),
        },
        ["input", "initialValue", "in"],
      ),
    ),
    as(
      "$zip",
      fc.tuple(any, any, fc.boolean()).map(([a, b, useLongestLength]) => ({ inputs: [a, b], useLongestLength })),
    ),
    as(
      "$sortArray",
      optional({ input: any, sortBy: fc.constantFrom<unknown>(new Int32(1), new Int32(-1), { x: new Int32(1) }) }, [
        "input",
        "sortBy",
      ]),
    ),
    as("$trim", optional({ input: fc.oneof(texts, any), chars: fc.oneof(texts, any) }, ["input"])),
    as(
      "$replaceAll",
      optional({ input: fc.oneof(texts, any), find: texts, replacement: fc.oneof(texts, any) }, [
        "input",
        "find",
        "replacement",
      ]),
    ),
    as("$getField", optional({ field: fc.constantFrom("a", "x", "1"), input: any }, ["field", "input"])),
    as(
      "$setField",
      optional({ field: fc.constantFrom("a", "x", "1"), input: any, value: any }, ["field", "input", "value"]),
    ),
    as(
      "$convert",
      optional(
        {
          input: any,
          to: fc.constantFrom<unknown>("int", "double", "string", "bool", "date", "long", "$nothing"),
          onError: any,
          onNull: any,
        },
        ["input", "to"],
      ),
    ),
    as(
      "$switch",
      fc.tuple(any, any, any).map(([when, result, other]) => ({
        branches: [branch(["case", when], ["then", result])],
        default: other,
      })),
    ),
    as("$dateAdd", optional({ startDate: date, unit, amount, timezone }, ["startDate", "unit", "amount"])),
    as(
      "$dateDiff",
      optional({ startDate: date, endDate: date, unit, timezone, startOfWeek }, ["startDate", "endDate", "unit"]),
    ),
    as(
      "$dateTrunc",
      optional(
        {
          date,
          unit,
          binSize: fc.constantFrom<unknown>(new Int32(1), new Int32(2), "$nothing"),
          timezone,
          startOfWeek,
        },
        ["date", "unit"],
      ),
    ),
    as(
      "$dateToString",
      optional({ date, format: fc.oneof(formats, fc.constant("$nothing")), timezone, onNull: any }, ["date"]),
    ),
    as(
      "$dateFromString",
      optional(
        {
          dateString: fc.oneof(dated, any),
          format: fc.oneof(formats, fc.constant("$nothing")),
          timezone,
          onError: any,
          onNull: any,
        },
        ["dateString"],
      ),
    ),
    as(
      "$dateToParts",
      optional({ date, timezone, iso8601: fc.constantFrom<unknown>(true, false, "$nothing") }, ["date"]),
    ),
    as(
      "$dateFromParts",
      optional(
        { year: fc.oneof(fc.constant(new Int32(2024)), any), month: amount, day: amount, hour: amount, timezone },
        ["year"],
      ),
    ),
    as(
      "$regexFind",
      optional(
        {
          input: fc.oneof(texts, any),
          regex: fc.constantFrom("a", "(a)(b)?", "^", "z"),
          options: fc.constantFrom("", "i"),
        },
        ["input", "regex"],
      ),
    ),
    as(
      "$let",
      fc.tuple(any, any).map(([v, other]) => ({ vars: { v }, in: { $ifNull: ["$$v", other] } })),
    ),
    as("$firstN", optional({ input: any, n: fc.constantFrom(new Int32(1), new Int32(2)) }, ["input", "n"])),
    as("$maxN", optional({ input: any, n: fc.constantFrom(new Int32(1), new Int32(2)) }, ["input", "n"])),
  );
}
