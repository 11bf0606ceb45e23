import { Int32, Long } from "bson";
import { describeValue } from "../../bson/describe.ts";
import { isDocument } from "../../bson/document.ts";
import { isLong } from "../../bson/number.ts";
import { typeOf } from "../../bson/types.ts";
import { badValue } from "../../errors.ts";
import type { OperatorParser } from "../modification.ts";

const operations: Readonly<Record<string, (a: Long, b: Long) => Long>> = {
  and: (a, b) => a.and(b),
  or: (a, b) => a.or(b),
  xor: (a, b) => a.xor(b),
};

interface BitStep {
  apply: (a: Long, b: Long) => Long;
  operand: Int32 | Long;
}

export const parseBit: OperatorParser = (path, argument) => {
  const steps = parseSteps(argument);
  return [
    {
      path,
      creates: true,
      edit: (current, { original, path: name }) => {
        const start = current ?? new Int32(0);
        if (!isWhole(start)) {
          throw badValue(
            `Cannot apply $bit to a value of non-integral type.{_id: ${describeValue(original["_id"])}} has the field ` +
              `${name.split(".").at(-1)} of non-integer type ${typeOf(start).name}`,
          );
        }
        return steps.reduce(applyStep, start);
      },
    },
  ];
};

function parseSteps(argument: unknown): BitStep[] {
  if (!isDocument(argument)) {
    throw badValue("The $bit modifier is not compatible with a non-object: { $bit: {field: {and/or/xor: #}} }");
  }
  const steps = Object.entries(argument).map(([name, operand]) => {
    const apply = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (apply === undefined) throw badValue(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`);
    if (!isWhole(operand)) {
      throw badValue(
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeOf(operand).name}' is not supported`,
      );
    }
    return { apply, operand };
  });
  if (steps.length === 0) throw badValue("You must pass in at least one bitwise operation");
  return steps;
}

const isWhole = (value: unknown): value is Int32 | Long => value instanceof Int32 || isLong(value);

const toLong = (value: Int32 | Long): Long => (value instanceof Long ? value : Long.fromInt(value.value));

function applyStep(current: Int32 | Long, { apply, operand }: BitStep): Int32 | Long {
  const result = apply(toLong(current), toLong(operand));
  return current instanceof Int32 && operand instanceof Int32 ? new Int32(result.toInt()) : result;
}
