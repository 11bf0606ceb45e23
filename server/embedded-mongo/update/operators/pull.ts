import { equalValues } from "../../bson/compare.ts";
import { describeValue } from "../../bson/describe.ts";
import { isDocument } from "../../bson/document.ts";
import { isNumeric, toWholeNumber } from "../../bson/number.ts";
import { typeOf } from "../../bson/types.ts";
import { ValueMap } from "../../bson/value-map.ts";
import { badValue, failedToParse, typeMismatch } from "../../errors.ts";
import { checkForInterrupt } from "../../interrupt.ts";
import { isRegex, type ValueTest } from "../../query/comparison.ts";
import { compileFilter } from "../../query/filter.ts";
import { asksValues } from "../../query/operators.ts";
import { type Edit, type OperatorContext, type OperatorParser, unchanged } from "../modification.ts";

/** `$pull`: a document is a filter for elements that are documents, operators and patterns test each element. */
export const parsePull: OperatorParser = (path, argument, context) => [
  { path, creates: false, edit: removing(pullTest(argument, context)) },
];

export const parsePullAll: OperatorParser = (path, argument, { strings }) => {
  if (!Array.isArray(argument)) {
    throw badValue(`$pullAll requires an array argument but was given a ${typeOf(argument).name}`);
  }
  const listed = new ValueMap<true>(strings);
  for (const value of argument) if (!listed.get(value)) listed.add(value, true);
  const isListed: ValueTest = (value) => listed.get(value) === true;
  return [{ path, creates: false, edit: removing(isListed) }];
};

export const parsePop: OperatorParser = (path, argument) => {
  if (!isNumeric(argument)) {
    throw failedToParse(`Expected a number in: ${path.join(".")}: ${describeValue(argument)}`);
  }
  const end = toWholeNumber(argument);
  if (end !== 1 && end !== -1) throw failedToParse(`$pop expects 1 or -1, found: ${describeValue(argument)}`);
  return [
    {
      path,
      creates: false,
      needsViablePath: true,
      edit: (current, { path: name }) => {
        if (current === undefined) return unchanged;
        if (!Array.isArray(current)) {
          throw typeMismatch(`Path '${name}' contains an element of non-array type '${typeOf(current).name}'`);
        }
        if (current.length === 0) return unchanged;
        return end === 1 ? current.slice(0, -1) : current.slice(1);
      },
    },
  ];
};

function pullTest(argument: unknown, { collation, strings }: OperatorContext): ValueTest {
  if (isDocument(argument) && !asksValues(argument)) {
    const filter = compileFilter(argument, collation);
    return (element) => isDocument(element) && filter.matches(element);
  }
  if (isDocument(argument) || isRegex(argument)) {
    const filter = compileFilter({ element: argument }, collation);
    return (element) => filter.matches({ element });
  }
  return (element) => equalValues(element, argument, strings);
}

function removing(isUnwanted: ValueTest): Edit {
  return (current) => {
    if (current === undefined) return unchanged;
    if (!Array.isArray(current)) throw badValue("Cannot apply $pull to a non-array value");
    const kept = current.filter((value) => {
      checkForInterrupt();
      return !isUnwanted(value);
    });
    return kept.length === current.length ? unchanged : kept;
  };
}
