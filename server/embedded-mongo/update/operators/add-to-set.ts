import type { Collation } from "../../bson/collation.ts";
import { equalValues } from "../../bson/compare.ts";
import { isDocument } from "../../bson/document.ts";
import { typeOf } from "../../bson/types.ts";
import { ValueMap } from "../../bson/value-map.ts";
import { badValue, typeMismatch } from "../../errors.ts";
import { checkForInterrupt } from "../../interrupt.ts";
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
        const present: readonly unknown[] = current ?? [];
        const added = newcomers(present, candidates, strings);
        return current !== undefined && added.length === 0 ? unchanged : [...present, ...added];
      },
    },
  ];
};

/** Those that equal neither an element nor an earlier one of their own. */
function newcomers(
  present: readonly unknown[],
  candidates: readonly unknown[],
  strings: Collation | undefined,
): readonly unknown[] {
  const [only, second] = candidates;
  if (candidates.length === 1 && second === undefined) {
    return present.some((value) => equalValues(value, only, strings)) ? [] : [only];
  }
  const known = new ValueMap<true>(strings);
  const isNew = (value: unknown): boolean => {
    checkForInterrupt();
    if (known.get(value)) return false;
    known.add(value, true);
    return true;
  };
  for (const value of present) isNew(value);
  return candidates.filter(isNew);
}

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
