import { Int32 } from "bson";
import { type ArithmeticResult, add, multiply, normalize, overflow } from "../../bson/arithmetic.ts";
import { describeValue } from "../../bson/describe.ts";
import { isNumeric, type Numeric } from "../../bson/number.ts";
import { typeOf } from "../../bson/types.ts";
import { badValue, typeMismatch } from "../../errors.ts";
import type { EditContext, OperatorParser } from "../modification.ts";

export const parseInc: OperatorParser = (path, argument) => {
  if (!isNumeric(argument)) {
    throw typeMismatch(`Cannot increment with non-numeric argument: {${path.join(".")}: ${describeValue(argument)}}`);
  }
  return [
    {
      path,
      creates: true,
      edit: (current, context) =>
        current === undefined ? argument : checked("$inc", current, context, (value) => add(value, argument)),
    },
  ];
};

export const parseMul: OperatorParser = (path, argument) => {
  if (!isNumeric(argument)) {
    throw typeMismatch(`Cannot multiply with non-numeric argument: {${path.join(".")}: ${describeValue(argument)}}`);
  }
  // A missing field becomes zero in the argument's type.
  const zero = multiply(new Int32(0), normalize(argument));
  return [
    {
      path,
      creates: true,
      edit: (current, context) =>
        current === undefined ? zero : checked("$mul", current, context, (value) => multiply(value, argument)),
    },
  ];
};

function checked(
  operator: string,
  current: unknown,
  { original, path }: EditContext,
  compute: (value: Numeric) => ArithmeticResult,
): unknown {
  const id = `{_id: ${describeValue(original["_id"])}}`;
  if (!isNumeric(current)) {
    throw typeMismatch(
      `Cannot apply ${operator} to a value of non-numeric type. ${id} has the field '${path.split(".").at(-1)}' ` +
        `of non-numeric type ${typeOf(current).name}`,
    );
  }
  const result = compute(current);
  if (result === overflow) {
    throw badValue(
      `Failed to apply ${operator} operations to current value (${describeValue(current)}) for document ${id}`,
    );
  }
  return result;
}
