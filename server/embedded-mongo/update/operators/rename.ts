import { describeValue } from "../../bson/describe.ts";
import { type Doc, getField, isDocument } from "../../bson/document.ts";
import { badValue } from "../../errors.ts";
import { arrayIndexOf } from "../../query/path.ts";
import { type OperatorParser, removed, unchanged } from "../modification.ts";
import { blockedPath, isPositional, parseUpdatePath, type UpdatePath } from "../update-path.ts";

/** `$rename` is a set of the new name and an unset of the old one; neither may lie in an array. */
export const parseRename: OperatorParser = (from, argument) => {
  const source = from.join(".");
  if (typeof argument !== "string") {
    throw badValue(`The 'to' field for $rename must be a string: ${source}: ${describeValue(argument)}`);
  }
  const to = parseUpdatePath(argument);
  if (source === argument) {
    throw badValue(`The source and target field for $rename must differ: ${source}: "${argument}"`);
  }
  if (from.some(isPositional)) throw badValue(`The source field for $rename may not be dynamic: ${source}`);
  if (to.some(isPositional)) throw badValue(`The destination field for $rename may not be dynamic: ${argument}`);
  return [
    {
      path: to,
      creates: true,
      skip: (original) => readSource(original, from) === undefined,
      edit: (_current, { original }) => {
        refuseArrays(original, to);
        return readSource(original, from) ?? unchanged;
      },
    },
    { path: from, creates: false, edit: (current) => (current === undefined ? unchanged : removed) },
  ];
};

/** What the source is, undefined when it is not there. @throws MongoError 28 when it cannot be, 2 when it lies in an array. */
function readSource(doc: Doc, path: UpdatePath): unknown {
  let value: unknown = doc;
  let array: string | null = null;
  for (const [index, part] of path.entries()) {
    if (value === undefined) return undefined;
    const position = Array.isArray(value) ? arrayIndexOf(part) : -1;
    if (Array.isArray(value) && position >= 0) {
      array ??= path[index - 1] ?? "";
      value = value[position];
    } else if (isDocument(value)) {
      value = getField(value, part);
    } else {
      throw blockedPath(path, index, value);
    }
  }
  if (array !== null && value !== undefined) throw inArray("source", doc, path, array);
  return value;
}

function refuseArrays(doc: Doc, path: UpdatePath): void {
  let value: unknown = doc;
  for (const [index, part] of path.entries()) {
    if (Array.isArray(value)) throw inArray("destination", doc, path, path[index - 1] ?? "");
    value = isDocument(value) ? getField(value, part) : undefined;
  }
}

function inArray(role: "source" | "destination", doc: Doc, path: UpdatePath, array: string): Error {
  return badValue(
    `The ${role} field cannot be an array element, '${path.join(".")}' in doc with _id: ` +
      `${describeValue(doc["_id"])} has an array field called '${array}'`,
  );
}
