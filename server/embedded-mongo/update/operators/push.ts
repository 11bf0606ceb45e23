import { describeValue } from "../../bson/describe.ts";
import { type Doc, isDocument } from "../../bson/document.ts";
import { isNumeric, toWholeNumber } from "../../bson/number.ts";
import { typeOf } from "../../bson/types.ts";
import { badValue } from "../../errors.ts";
import { compileElementOrder } from "../../query/element-order.ts";
import { type OperatorContext, type OperatorParser, unchanged } from "../modification.ts";

interface Push {
  each: readonly unknown[];
  position: number | null;
  slice: number | null;
  compare: ((a: unknown, b: unknown) => number) | null;
}

export const parsePush: OperatorParser = (path, argument, context) => {
  const push = parseArgument(argument, context);
  return [
    {
      path,
      creates: true,
      edit: (current, { original, path: name }) => {
        if (current !== undefined && !Array.isArray(current)) {
          throw badValue(
            `The field '${name}' must be an array but is of type ${typeOf(current).name} in document ` +
              `{_id: ${describeValue(original["_id"])}}`,
          );
        }
        return pushed(current, push);
      },
    },
  ];
};

function pushed(current: readonly unknown[] | undefined, push: Push): unknown {
  if (current !== undefined && push.each.length === 0 && push.compare === null && push.slice === null) return unchanged;
  const before = current ?? [];
  const at = push.position ?? before.length;
  const values = [...before.slice(0, at), ...push.each, ...before.slice(at)];
  if (push.compare !== null) values.sort(push.compare);
  if (push.slice === null) return values;
  if (push.slice === 0) return [];
  return push.slice > 0 ? values.slice(0, push.slice) : values.slice(push.slice);
}

const clauses = new Set(["$each", "$slice", "$sort", "$position"]);

function parseArgument(argument: unknown, context: OperatorContext): Push {
  if (!isDocument(argument) || !Object.hasOwn(argument, "$each")) {
    return { each: [argument ?? null], position: null, slice: null, compare: null };
  }
  const unknown = Object.keys(argument).find((name) => !clauses.has(name));
  if (unknown !== undefined) throw badValue(`Unrecognized clause in $push: ${unknown}`);
  const { $each: each } = argument;
  if (!Array.isArray(each)) {
    throw badValue(`The argument to $each in $push must be an array but it was of type: ${typeOf(each).name}`);
  }
  return {
    each,
    position: wholeClause(argument, "$position"),
    slice: wholeClause(argument, "$slice"),
    compare: parseSortClause(argument, context),
  };
}

function wholeClause(argument: Doc, name: string): number | null {
  if (!Object.hasOwn(argument, name)) return null;
  const value = toWholeNumber(argument[name]);
  if (value === null) {
    throw badValue(`The value for ${name} must be an integer value but was given type: ${typeOf(argument[name]).name}`);
  }
  return value;
}

function parseSortClause(argument: Doc, { strings }: OperatorContext): Push["compare"] {
  if (!Object.hasOwn(argument, "$sort")) return null;
  const { $sort: sort } = argument;
  if (!isNumeric(sort) && !isDocument(sort)) throw badSort();
  const order = compileElementOrder(sort);
  return (x, y) => order(x, y, strings);
}

function badSort(): Error {
  return badValue("The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields");
}
