import { describeValue } from "../../bson/describe.ts";
import { type Doc, fieldEntries, isDocument } from "../../bson/document.ts";
import { typeOf } from "../../bson/types.ts";
import { locationError, mongoError } from "../../errors.ts";
import type { Variables } from "../evaluate.ts";
import { compileExpression } from "../expression.ts";
import { parseProjection } from "../projection/parse.ts";
import { addLeaf, type Branch, computeFields, excludeFields, includeFields, newBranch } from "../projection/tree.ts";

/** Makes one document out of one document. */
export type Transform = (doc: Doc, vars: Variables) => Doc;

/** The stages that look at one document at a time; updates with a pipeline may use these and no others. */
export const transforms: Readonly<Record<string, (spec: unknown) => Transform>> = {
  $project: compileProject,
  $addFields: (spec) => compileAddFields("$addFields", spec),
  $set: (spec) => compileAddFields("$set", spec),
  $unset: compileUnset,
  $replaceRoot: compileReplaceRoot,
  $replaceWith: compileReplaceWith,
};

function compileProject(spec: unknown): Transform {
  if (!isDocument(spec)) throw locationError(15969, "$project specification must be an object");
  if (Object.keys(spec).length === 0) throw locationError(51272, "$project specification must have at least one field");
  const { kind, tree } = parseProjection(spec);
  if (kind === "exclusion") return (doc) => excludeFields(doc, tree);
  if (!tree.computes) return (doc) => includeFields(doc, tree);
  return (doc, vars) => computeFields(includeFields(doc, tree), tree, doc, vars);
}

function compileAddFields(name: string, spec: unknown): Transform {
  if (!isDocument(spec))
    throw locationError(40272, `${name} specification stage must be an object, got ${typeOf(spec).name}`);
  const tree = newBranch();
  addComputed(tree, spec, "");
  return (doc, vars) => computeFields(doc, tree, doc, vars);
}

function addComputed(tree: Branch, spec: Doc, prefix: string): void {
  for (const [name, value] of fieldEntries(spec)) {
    const path = prefix + name;
    const isNested = isDocument(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]?.startsWith("$");
    if (isNested) addComputed(tree, value, `${path}.`);
    else addLeaf(tree, path, { kind: "computed", evaluate: compileExpression(value) });
  }
}

function compileUnset(spec: unknown): Transform {
  const paths: unknown[] = Array.isArray(spec) ? spec : [spec];
  if (paths.length === 0)
    throw locationError(31119, "$unset specification must be a string or an array with at least one field");
  const tree = newBranch();
  for (const path of paths) {
    if (typeof path !== "string")
      throw locationError(31120, "$unset specification must be a string or an array containing only string values");
    addLeaf(tree, path, { kind: "exclude" });
  }
  return (doc) => excludeFields(doc, tree);
}

function compileReplaceRoot(spec: unknown): Transform {
  if (!isDocument(spec)) {
    throw locationError(40229, `expected an object as specification for $replaceRoot stage, got ${typeOf(spec).name}`);
  }
  const unknown = Object.keys(spec).find((name) => name !== "newRoot");
  if (unknown !== undefined) throw mongoError(9, `BSON field '$replaceRoot.${unknown}' is an unknown field.`);
  if (!Object.hasOwn(spec, "newRoot")) throw locationError(40231, "no newRoot specified for the $replaceRoot stage");
  return compileReplaceWith(spec["newRoot"]);
}

function compileReplaceWith(expression: unknown): Transform {
  const evaluate = compileExpression(expression);
  return (doc, vars) => {
    const root = evaluate(doc, vars);
    if (isDocument(root)) return root;
    throw locationError(
      40228,
      `'newRoot' expression must evaluate to an object, but resulting value was: ${describeValue(root)}. ` +
        `Type of resulting value: '${typeOf(root).name}'.`,
    );
  };
}
