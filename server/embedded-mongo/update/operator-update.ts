import { parseCollation } from "../bson/collation.ts";
import { compareValues } from "../bson/compare.ts";
import { describeValue } from "../bson/describe.ts";
import { type Doc, fieldEntries, isDocument } from "../bson/document.ts";
import { typeOf } from "../bson/types.ts";
import { failedToParse, immutableField } from "../errors.ts";
import { requireFew } from "../few-parts.ts";
import type { Filter } from "../query/filter.ts";
import { type ArrayFilters, checkArrayFilters, compileArrayFilters } from "./array-filters.ts";
import type { AppliedUpdate, Update, UpdateOptions } from "./compiled-update.ts";
import { DocumentEditor } from "./editor.ts";
import type { Modification, OperatorContext, OperatorParser } from "./modification.ts";
import { parseAddToSet } from "./operators/add-to-set.ts";
import { parseInc, parseMul } from "./operators/arithmetic.ts";
import { parseBit } from "./operators/bit.ts";
import { parseCurrentDate } from "./operators/current-date.ts";
import { parsePop, parsePull, parsePullAll } from "./operators/pull.ts";
import { parsePush } from "./operators/push.ts";
import { parseRename } from "./operators/rename.ts";
import { parseMax, parseMin, parseSet, parseSetOnInsert, parseUnset } from "./operators/set.ts";
import { refuseDollarField } from "./replacement.ts";
import { resolvePath } from "./resolve.ts";
import { compareUpdatePaths, isPositional, parseUpdatePath, refuseConflicts } from "./update-path.ts";

const parsers: Readonly<Record<string, OperatorParser>> = {
  $set: parseSet,
  $setOnInsert: parseSetOnInsert,
  $unset: parseUnset,
  $inc: parseInc,
  $mul: parseMul,
  $min: parseMin,
  $max: parseMax,
  $rename: parseRename,
  $currentDate: parseCurrentDate,
  $push: parsePush,
  $addToSet: parseAddToSet,
  $pull: parsePull,
  $pullAll: parsePullAll,
  $pop: parsePop,
  $bit: parseBit,
};

/** Compiles `{ $set: …, $inc: … }`. */
export function compileOperatorUpdate(update: Doc, options: UpdateOptions): Update {
  // The paths, and not what is set: a value may be as large as a document.
  const paths = Object.values(update).reduce<number>(
    (sum, fields) => sum + (isDocument(fields) ? Object.keys(fields).length : 0),
    0,
  );
  requireFew("The update", paths);
  const context = { collation: options.collation, strings: parseCollation(options.collation) };
  const modifications = Object.entries(update).flatMap(([name, fields]) => parseOperator(name, fields, context));
  modifications.sort((a, b) => compareUpdatePaths(a.path, b.path));
  refuseConflicts(modifications.map(({ path }) => path));
  const arrayFilters = compileArrayFilters(options.arrayFilters ?? [], options.collation);
  checkArrayFilters(
    arrayFilters,
    modifications.map(({ path }) => path),
    update,
  );
  const program = new UpdateProgram(modifications, options.filter, arrayFilters, options.now);
  return { isReplacement: false, apply: (doc, isInsert) => program.apply(doc, isInsert) };
}

function parseOperator(name: string, fields: unknown, context: OperatorContext): Modification[] {
  const parse = Object.hasOwn(parsers, name) ? parsers[name] : undefined;
  if (parse === undefined) {
    throw failedToParse(
      `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
  }
  if (!isDocument(fields)) {
    throw failedToParse(
      `Modifiers operate on fields but we found type ${typeOf(fields).name} instead. For example: ` +
        `{$mod: {<field>: ...}} not {${name}: ${describeValue(fields)}}`,
    );
  }
  return fieldEntries(fields).flatMap(([path, argument]) => parse(parseUpdatePath(path), argument, context));
}

class UpdateProgram {
  readonly #modifications: readonly Modification[];
  readonly #filter: Filter;
  readonly #arrayFilters: ArrayFilters;
  readonly #now: () => Date;
  readonly #isPositional: boolean;

  constructor(modifications: readonly Modification[], filter: Filter, arrayFilters: ArrayFilters, now: () => Date) {
    this.#modifications = modifications;
    this.#filter = filter;
    this.#arrayFilters = arrayFilters;
    this.#now = now;
    this.#isPositional = modifications.some(({ path }) => path.some(isPositional));
  }

  apply(doc: Doc, isInsert: boolean): AppliedUpdate {
    const editor = new DocumentEditor(doc);
    for (const { path, modification } of this.#resolve(doc, isInsert)) {
      const isWritten = editor.apply(path, modification, { original: doc, path: path.join("."), now: this.#now });
      if (isWritten && !isInsert) refuseDollarField(path[0] ?? "");
      if (path[0] === "_id") refuseChangedId(doc, editor.root, path.join("."), isInsert);
    }
    return { doc: editor.root, changed: editor.isChanged };
  }

  #resolve(doc: Doc, isInsert: boolean) {
    const active = this.#modifications.filter(
      ({ onlyOnInsert, skip }) => (isInsert || onlyOnInsert !== true) && skip?.(doc) !== true,
    );
    const plain = active.map((modification) => ({ path: modification.path, modification }));
    if (!this.#isPositional) return plain;
    const context = { filter: isInsert ? null : this.#filter, arrayFilters: this.#arrayFilters };
    const resolved = plain.flatMap(({ path, modification }) =>
      path.some(isPositional)
        ? resolvePath(doc, path, context).map((concrete) => ({ path: concrete, modification }))
        : [{ path, modification }],
    );
    resolved.sort((a, b) => compareUpdatePaths(a.path, b.path));
    refuseConflicts(resolved.map(({ path }) => path));
    return resolved;
  }
}

function refuseChangedId(before: Doc, after: Doc, path: string, isInsert: boolean): void {
  const isNew = isInsert && before["_id"] === undefined;
  if (isNew || (after["_id"] !== undefined && compareValues(before["_id"], after["_id"]) === 0)) return;
  throw immutableField(`Performing an update on the path '${path}' would modify the immutable field '_id'`);
}
