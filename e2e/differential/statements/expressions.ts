import fc from "fast-check";
import { type Doc, documentOf } from "#server/embedded-mongo/bson/document.ts";
import { withNamedArguments } from "./named-arguments.ts";
import { numbers, scalars, values } from "./values.ts";

const references = fc.constantFrom(
  "$a",
  "$b",
  "$c",
  "$d",
  "$a.x",
  "$b.x",
  "$c.x.y",
  "$a.0",
  "$nothing",
  "$_id",
  "$$ROOT",
);
const literals: fc.Arbitrary<unknown> = values.map(($literal) => ({ $literal }));
const kept: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: references },
  { weight: 2, arbitrary: numbers },
  { weight: 1, arbitrary: scalars.map(($literal) => ({ $literal })) },
  { weight: 1, arbitrary: literals },
);

const unary = [
  ...["$abs", "$ceil", "$floor", "$round", "$trunc", "$not", "$size", "$isArray", "$first", "$last", "$reverseArray"],
  ...[
    "$objectToArray",
    "$arrayToObject",
    "$type",
    "$isNumber",
    "$toBool",
    "$toInt",
    "$toLong",
    "$toDouble",
    "$toDecimal",
  ],
  ...[
    "$toString",
    "$toDate",
    "$toLower",
    "$toUpper",
    "$strLenCP",
    "$strLenBytes",
    "$anyElementTrue",
    "$allElementsTrue",
  ],
  ...["$year", "$month", "$dayOfMonth", "$hour", "$dayOfWeek", "$dayOfYear", "$week", "$isoWeek", "$isoWeekYear"],
  ...["$sum", "$avg", "$min", "$max", "$mergeObjects"],
];
const binary = [
  ...["$subtract", "$divide", "$mod", "$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$cmp", "$arrayElemAt", "$in"],
  ...["$setDifference", "$setIsSubset", "$setEquals", "$split", "$strcasecmp", "$round", "$trunc", "$slice", "$pow"],
];
const many = [
  ...["$add", "$multiply", "$and", "$or", "$concat", "$concatArrays", "$setUnion", "$setIntersection", "$ifNull"],
  ...["$sum", "$avg", "$min", "$max", "$mergeObjects"],
];
const ternary = [
  "$cond",
  "$substrCP",
  "$substrBytes",
  "$indexOfCP",
  "$indexOfBytes",
  "$indexOfArray",
  "$slice",
  "$range",
];

/** Expressions of every operator, right and wrong arguments alike. */
export const expressions: fc.Arbitrary<unknown> = fc.letrec<{ any: unknown }>((tie) => {
  const any = tie("any");
  const on = (names: readonly string[], count: fc.Arbitrary<unknown>): fc.Arbitrary<Doc> =>
    fc.tuple(fc.constantFrom(...names), count).map(([name, argument]) => ({ [name]: argument }));
  return {
    any: fc.oneof(
      { maxDepth: 2 },
      { weight: 5, arbitrary: kept },
      {
        weight: 3,
        arbitrary: on(
          unary,
          any.map((one) => [one]),
        ),
      },
      { weight: 3, arbitrary: on(binary, fc.tuple(any, any)) },
      { weight: 3, arbitrary: on(many, fc.array(any, { minLength: 2, maxLength: 3 })) },
      { weight: 1, arbitrary: on(ternary, fc.tuple(any, any, any)) },
      { weight: 3, arbitrary: withNamedArguments(any) },
      { weight: 1, arbitrary: fc.array(any, { maxLength: 3 }) },
      {
        weight: 1,
        arbitrary: fc.tuple(any, any).map(([p, q]) =>
          documentOf([
            ["p", p],
            ["1", q],
          ]),
        ),
      },
    ),
  };
}).any;
