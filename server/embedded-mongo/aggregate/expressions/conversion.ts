import { isDocument } from "../../bson/document.ts";
import { isNumeric, toWholeNumber } from "../../bson/number.ts";
import { typeNumbers, typeOf } from "../../bson/types.ts";
import { badValue, failedToParse, MongoError } from "../../errors.ts";
import type { OperatorTable } from "../evaluate.ts";
import { convertTo, type Target } from "./convert.ts";
import { isNullish, namedFields, unary } from "./define.ts";

export const conversionOperators: OperatorTable = {
  $type: unary((value) => typeOf(value).name),
  $isNumber: unary((value) => isNumeric(value)),
  $toBool: unary((value) => shorthand(value, "bool")),
  $toInt: unary((value) => shorthand(value, "int")),
  $toLong: unary((value) => shorthand(value, "long")),
  $toDouble: unary((value) => shorthand(value, "double")),
  $toDecimal: unary((value) => shorthand(value, "decimal")),
  $toString: unary((value) => shorthand(value, "string")),
  $toDate: unary((value) => shorthand(value, "date")),
  $toObjectId: unary((value) => shorthand(value, "objectId")),
  $convert: (argument, compile, name) => {
    const fields = namedFields(argument, name, {
      required: ["input", "to"],
      optional: ["onError", "onNull"],
      codes: [9, 9, 9],
    });
    const input = compile(fields["input"]);
    const target = compile(fields["to"]);
    const onNull = Object.hasOwn(fields, "onNull") ? compile(fields["onNull"]) : () => null;
    const onError = Object.hasOwn(fields, "onError") ? compile(fields["onError"]) : null;
    return (doc, vars) => {
      const to = target(doc, vars);
      const value = input(doc, vars);
      if (isNullish(value)) return onNull(doc, vars);
      if (isNullish(to)) return null;
      const type = targetFor(to);
      try {
        return convertTo(value, type);
      } catch (error) {
        if (onError !== null && error instanceof MongoError && error.code === 241) return onError(doc, vars);
        throw error;
      }
    };
  },
};

function shorthand(value: unknown, target: Target): unknown {
  return isNullish(value) ? null : convertTo(value, target);
}

const targets: readonly Target[] = ["bool", "int", "long", "double", "decimal", "string", "date", "objectId"];

function targetFor(to: unknown): Target {
  const written = isDocument(to) ? to["type"] : to;
  const target = targets.find((name) => name === written || typeNumbers.get(name) === toWholeNumber(written));
  if (target !== undefined) return target;
  if (typeof written === "string" && !typeNumbers.has(written)) throw badValue(`Unknown type name: ${written}`);
  throw failedToParse("$convert's 'to' argument must be a type that values can be converted to");
}
