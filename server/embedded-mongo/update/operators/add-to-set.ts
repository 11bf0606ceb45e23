import { equalValues } from "../../bson/compare.ts";
import { isDocument } from "../../bson/document.ts";
import { typeOf } from "../../bson/types.ts";
import { badValue, typeMismatch } from "../../errors.ts";
import { type OperatorParser, unchanged } from "../modification.ts";

export const parseAddToSet: OperatorParser = (path, argument, { strings }) => {
  const candidates = parseCandidates(argument);
  return [
    {
      path,
      creates: true,
      edit: (current, { path: name }) => {
        if (current !== undefined && !Array.isArray(current)) {
          throw badValue(
            `Cannot apply $addToSet to non-array field. Field named '${name.split(".").at(-1)}' has non-array type ` +
              typeOf(current).name,
          );
        }
        const values: unknown[] = [...(current ?? [])];
        const before = values.length;
        for (const candidate of candidates) {
          if (!values.some((value) => equalValues(value, candidate, strings))) values.push(candidate);
        }
        return current !== undefined && values.length === before ? unchanged : values;
      },
    },
  ];
};

function parseCandidates(argument: unknown): readonly unknown[] {
  if (!isDocument(argument) || Object.keys(argument)[0] !== "$each") return [argument ?? null];
  const { $each: each, ...rest } = argument;
  if (!Array.isArray(each)) {
    throw typeMismatch(`The argument to $each in $addToSet must be an array but it was of type ${typeOf(each).name}`);
  }
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw badValue(`Found unexpected fields after $each in $addToSet: ${unknown}`);
  return each;
}
