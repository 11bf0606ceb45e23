import { describeValue } from "../../bson/describe.ts";
import { type Doc, getField, isDocument } from "../../bson/document.ts";
import { badValue } from "../../errors.ts";
import { type OperatorParser, removed, unchanged } from "../modification.ts";
import { isPositional, parseUpdatePath, type UpdatePath } from "../update-path.ts";

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
      skip: (original) => readOutsideArrays(original, from, "source") === undefined,
      edit: (_current, { original }) => {
        readOutsideArrays(original, to, "destination");
        return readOutsideArrays(original, from, "source") ?? unchanged;
      },
    },
    { path: from, creates: false, edit: (current) => (current === undefined ? unchanged : removed) },
  ];
};

function readOutsideArrays(doc: Doc, path: UpdatePath, role: "source" | "destination"): unknown {
  let value: unknown = doc;
  for (const [index, part] of path.entries()) {
    if (Array.isArray(value)) {
      throw badValue(
        `The ${role} field cannot be an array element, '${path.join(".")}' in doc with _id: ` +
          `${describeValue(doc["_id"])} has an array field called '${path[index - 1]}'`,
      );
    }
    if (!isDocument(value)) return undefined;
    value = getField(value, part);
  }
  return value;
}
