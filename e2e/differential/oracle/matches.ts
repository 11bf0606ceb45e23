import { type Doc, documentOf, fieldEntries, getField, isDocument } from "#server/embedded-mongo/bson/document.ts";
import { isNaNumber, kindOf, order } from "./order.ts";

/** A value that a path leads to; one that a number led to is not looked into. */
interface Reached {
  value: unknown;
  isOpen: boolean;
}

/** Everything that a path leads to in a document, once for each array element on the way. */
function reached(value: unknown, [part, ...rest]: readonly string[], isOpen: boolean): Reached[] {
  if (part === undefined) return [{ value, isOpen }];
  if (isDocument(value)) return reached(getField(value, part), rest, true);
  if (!Array.isArray(value)) return [{ value: undefined, isOpen: true }];
  const inElements = value.filter(isDocument).flatMap((element) => reached(element, [part, ...rest], true));
  const isPosition = /^(?:0|[1-9]\d*)$/.test(part) && Number(part) < value.length;
  if (!isPosition) return inElements;
  const there: unknown = value[Number(part)];
  const isWalkable = rest.length === 0 || isDocument(there) || Array.isArray(there);
  return isWalkable ? [...inElements, ...reached(there, rest, false)] : inElements;
}

function candidates(doc: Doc, path: string): unknown[] {
  return reached(doc, path.split("."), true).flatMap(({ value, isOpen }) =>
    isOpen && Array.isArray(value) ? [...value, value] : [value],
  );
}

/** Whether a filter holds, said as plainly as its definition; for the operators of `plainFilters` alone. */
export function holds(doc: Doc, filter: Doc): boolean {
  return fieldEntries(filter).every(([name, operand]) => {
    const branches = Array.isArray(operand) ? operand.filter(isDocument) : [];
    if (name === "$and") return branches.every((branch) => holds(doc, branch));
    if (name === "$or") return branches.some((branch) => holds(doc, branch));
    if (name === "$nor") return !branches.some((branch) => holds(doc, branch));
    return isOperators(operand) ? holdsAll(doc, name, operand) : holdsOne(doc, name, "$eq", operand);
  });
}

const isOperators = (operand: unknown): operand is Doc =>
  isDocument(operand) && Object.keys(operand)[0]?.startsWith("$") === true;

const holdsAll = (doc: Doc, path: string, operators: Doc): boolean =>
  fieldEntries(operators).every(([name, operand]) => holdsOne(doc, path, name, operand));

function holdsOne(doc: Doc, path: string, name: string, operand: unknown): boolean {
  if (name === "$ne") return !holdsOne(doc, path, "$eq", operand);
  if (name === "$nin") return !holdsOne(doc, path, "$in", operand);
  if (name === "$not" && isDocument(operand)) return !holdsAll(doc, path, operand);
  if (name === "$exists" && operand !== true) return !holdsOne(doc, path, "$exists", true);
  const whole = reached(doc, path.split("."), true).map(({ value }) => value);
  if (name === "$size") return whole.some((value) => Array.isArray(value) && value.length === Number(operand));
  if (name === "$elemMatch" && isDocument(operand)) {
    return whole.some((value) => Array.isArray(value) && value.some((element) => elementHolds(element, operand)));
  }
  return candidates(doc, path).some((value) => valueHolds(value, name, operand));
}

function elementHolds(element: unknown, condition: Doc): boolean {
  if (!isOperators(condition)) {
    const asDocument = Array.isArray(element) ? documentOf(element.map((inner, at) => [String(at), inner])) : element;
    return isDocument(asDocument) && holds(asDocument, condition);
  }
  return fieldEntries(condition).every(([name, operand]) => valueHolds(element, name, operand));
}

function valueHolds(value: unknown, name: string, operand: unknown): boolean {
  switch (name) {
    case "$eq":
      return operand === null
        ? value === null || value === undefined
        : value !== undefined && order(value, operand) === 0;
    case "$in":
      return Array.isArray(operand) && operand.some((one) => valueHolds(value, "$eq", one));
    case "$ne":
      return !valueHolds(value, "$eq", operand);
    case "$exists":
      return value !== undefined;
    default:
      return isComparable(value, operand) && compares(name, value, operand);
  }
}

/** Order is asked within one type; NaN is neither less nor greater than a number. */
function isComparable(value: unknown, operand: unknown): boolean {
  if (kindOf(operand) === 0 || kindOf(operand) === 11) return true;
  return kindOf(value) === kindOf(operand) && isNaNumber(value) === isNaNumber(operand);
}

function compares(name: string, value: unknown, operand: unknown): boolean {
  const difference = order(value, operand);
  if (name === "$gt") return difference > 0 && !isNaNumber(operand);
  if (name === "$gte") return difference >= 0;
  return name === "$lt" ? difference < 0 && !isNaNumber(operand) : difference <= 0;
}
