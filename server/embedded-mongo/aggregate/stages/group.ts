import { Int32 } from "bson";
import { type Collation, parseCollation } from "../../bson/collation.ts";
import { equalValues } from "../../bson/compare.ts";
import { type Doc, documentOf, fieldEntries, isDocument, setField } from "../../bson/document.ts";
import { locationError } from "../../errors.ts";
import type { Accumulator } from "../accumulators/accumulator.ts";
import { type CompiledAccumulator, compileAccumulator } from "../accumulators/accumulators.ts";
import { valueKey } from "../accumulators/pick.ts";
import { countValue } from "../count-shape.ts";
import type { Evaluate } from "../evaluate.ts";
import { compileExpression } from "../expression.ts";
import type { Stage, StageCompiler } from "../stage.ts";
import { compileSortStage } from "./selection.ts";

interface Group {
  id: unknown;
  accumulators: Accumulator[];
}

interface GroupField extends CompiledAccumulator {
  name: string;
}

export const compileGroup: StageCompiler = (spec, { collation }) => {
  if (!isDocument(spec)) throw locationError(15947, "a group's fields must be specified in an object");
  if (!Object.hasOwn(spec, "_id")) throw locationError(15955, "a group specification must include an _id");
  const { _id: id, ...fields } = spec;
  return groupBy(compileExpression(id), fields, collation);
};

/** Groups by what `evaluateId` answers, with one accumulator for each field. */
export function groupBy(evaluateId: Evaluate, fields: Doc, collation: Doc | undefined): Stage {
  const strings = parseCollation(collation);
  const compiled = fieldEntries(fields).map(([name, value]) => compileField(name, value, collation));
  return function* (docs, { vars }) {
    const groups = new Groups(compiled, strings);
    for (const doc of docs) {
      const { accumulators } = groups.of(evaluateId(doc, vars) ?? null);
      for (let index = 0; index < compiled.length; index += 1) {
        accumulators[index]?.add(compiled[index]?.evaluate(doc, vars));
      }
    }
    for (const group of groups.all()) yield toDocument(group, compiled);
  };
}

function compileField(name: string, value: unknown, collation: Doc | undefined): GroupField {
  if (name.includes(".")) throw locationError(40235, `The field name '${name}' cannot contain '.'`);
  if (name.startsWith("$")) throw locationError(40236, `The field name '${name}' cannot be an operator name`);
  const [operator, ...others] = isDocument(value) ? Object.entries(value) : [];
  if (operator === undefined) throw locationError(40234, `The field '${name}' must be an accumulator object`);
  if (others.length > 0) throw locationError(40238, `The field '${name}' must specify one accumulator`);
  const options = { compile: compileExpression, collation, strings: parseCollation(collation) };
  return { name, ...compileAccumulator(operator[0], operator[1], options) };
}

class Groups {
  readonly #byKey = new Map<string, Group>();
  readonly #groups: Group[] = [];
  readonly #fields: readonly GroupField[];
  readonly #strings: Collation | undefined;

  constructor(fields: readonly GroupField[], strings: Collation | undefined) {
    this.#fields = fields;
    this.#strings = strings;
  }

  of(id: unknown): Group {
    const key = valueKey(id);
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const group = this.#alike(id) ?? this.#start(id);
    this.#byKey.set(key, group);
    return group;
  }

  all(): readonly Group[] {
    return this.#groups;
  }

  /** With a collation, strings that differ may still be one group. */
  #alike(id: unknown): Group | undefined {
    return this.#strings && this.#groups.find((group) => equalValues(group.id, id, this.#strings));
  }

  #start(id: unknown): Group {
    const group = { id, accumulators: this.#fields.map((field) => field.create()) };
    this.#groups.push(group);
    return group;
  }
}

function toDocument({ id, accumulators }: Group, fields: readonly GroupField[]): Doc {
  const doc: Doc = { _id: id };
  for (const [index, { name }] of fields.entries()) setField(doc, name, accumulators[index]?.result());
  return doc;
}

/** `$sortByCount` is a `$group` that counts and a `$sort`. */
export const compileSortByCount: StageCompiler = (spec, options) => {
  if (typeof spec === "string" ? !spec.startsWith("$") : !isDocument(spec)) {
    throw locationError(40148, "the sortByCount field must be defined as a $-prefixed path or an expression object");
  }
  const group = groupBy(compileExpression(spec), { count: { $sum: new Int32(1) } }, options.collation);
  const sort = compileSortStage({ count: new Int32(-1) }, options);
  return (docs, context) => sort(group(docs, context), context);
};

export const compileCount: StageCompiler = (spec) => {
  if (typeof spec !== "string") throw locationError(40156, "the count field must be a non-empty string");
  if (spec === "") throw locationError(40157, "the count field must be a non-empty string");
  if (spec.startsWith("$")) throw locationError(40158, "the count field cannot be a $-prefixed path");
  if (spec.includes(".")) throw locationError(40160, "the count field cannot contain '.'");
  return function* (docs) {
    let count = 0;
    for (const _doc of docs) count += 1;
    if (count > 0) yield documentOf([[spec, countValue(count)]]);
  };
};
