import { Int32 } from "bson";
import { type Collation, parseCollation } from "../../bson/collation.ts";
import { type Doc, decode, documentOf, encode, fieldEntries, isDocument, setField } from "../../bson/document.ts";
import { ValueMap } from "../../bson/value-map.ts";
import { exceededMemoryLimit, locationError } from "../../errors.ts";
import { checkForInterrupt } from "../../interrupt.ts";
import { Held } from "../../spill/held.ts";
import { memoryBytes, type Reservation, type Workspace } from "../../spill/workspace.ts";
import type { Accumulator } from "../accumulators/accumulator.ts";
import { type CompiledAccumulator, compileAccumulator } from "../accumulators/accumulators.ts";
import { countValue } from "../count-shape.ts";
import type { Evaluate, Variables } from "../evaluate.ts";
import { compileExpression } from "../expression.ts";
import type { Stage, StageCompiler, StageContext } from "../stage.ts";
import { sizeOf } from "../value-size.ts";
import { compileSortStage } from "./selection.ts";

interface Group {
  id: unknown;
  accumulators: Accumulator[];
}

interface GroupField extends CompiledAccumulator {
  name: string;
  operator: string;
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
  return (docs, context) => grouped(docs, context, { evaluateId, fields: compiled, strings });
}

interface Grouping {
  evaluateId: Evaluate;
  fields: readonly GroupField[];
  strings: Collation | undefined;
}

/**
 * Groups what there is room for; what belongs to further groups waits in a file until those are done, and is grouped
 * then.
 */
function* grouped(docs: Iterable<Doc>, context: StageContext, grouping: Grouping): Generator<Doc, void> {
  const { env, vars } = context;
  const { evaluateId, fields, strings } = grouping;
  const groups = new Groups(fields, strings, env.workspace);
  const rest = new Held(env.workspace, "file");
  try {
    for (const doc of docs) {
      checkForInterrupt();
      const group = groups.of(evaluateId(doc, vars) ?? null);
      if (group === null) rest.add(encode(doc));
      else groups.add(group, doc, vars);
    }
    for (const group of groups.all()) yield toDocument(group, fields);
    groups.close();
    if (!rest.isEmpty) yield* grouped(decoded(rest), context, grouping);
  } finally {
    groups.close();
    rest.close();
  }
}

function* decoded(held: Held): Generator<Doc, void> {
  for (const bytes of held.read()) yield decode(bytes);
}

function compileField(name: string, value: unknown, collation: Doc | undefined): GroupField {
  if (name.includes(".")) throw locationError(40235, `The field name '${name}' cannot contain '.'`);
  if (name.startsWith("$")) throw locationError(40236, `The field name '${name}' cannot be an operator name`);
  const [operator, ...others] = isDocument(value) ? Object.entries(value) : [];
  if (operator === undefined) throw locationError(40234, `The field '${name}' must be an accumulator object`);
  if (others.length > 0) throw locationError(40238, `The field '${name}' must specify one accumulator`);
  const options = { compile: compileExpression, collation, strings: parseCollation(collation) };
  return { name, operator: operator[0], ...compileAccumulator(operator[0], operator[1], options) };
}

/** What a group takes beside its key and what its accumulators gather. */
const groupBytes = 700;

class Groups {
  readonly #fields: readonly GroupField[];
  readonly #reservation: Reservation;
  #byId: ValueMap<Group>;
  #groups: Group[] = [];
  #isFull = false;

  constructor(fields: readonly GroupField[], strings: Collation | undefined, workspace: Workspace) {
    this.#fields = fields;
    this.#byId = new ValueMap(strings);
    this.#reservation = workspace.reserve("whole");
  }

  /** The group of an id, started if there is room for one more; null when there is none. */
  of(id: unknown): Group | null {
    const known = this.#byId.get(id);
    if (known !== undefined) return known;
    if (this.#isFull) return null;
    const group = { id, accumulators: this.#fields.map((field) => field.create()) };
    this.#byId.add(id, group);
    this.#groups.push(group);
    this.#isFull = !this.#reservation.grow(groupBytes + sizeOf(id) * 2);
    return group;
  }

  /** @throws MongoError 146 when what a group gathers does not fit into memory: it cannot be put anywhere else. */
  add({ accumulators }: Group, doc: Doc, vars: Variables): void {
    for (let index = 0; index < this.#fields.length; index += 1) {
      const grown = accumulators[index]?.add(this.#fields[index]?.evaluate(doc, vars));
      if (typeof grown !== "number" || grown === 0 || this.#reservation.grow(grown)) continue;
      // The last of many groups only means that there is no room for more; one that gathers without end has none.
      this.#isFull = true;
      if (this.#reservation.isFarBeyond) throw gathersTooMuch(this.#fields[index]?.operator ?? "");
    }
  }

  all(): readonly Group[] {
    return this.#groups;
  }

  close(): void {
    this.#groups = [];
    this.#byId = new ValueMap();
    this.#reservation.release();
  }
}

const gathersTooMuch = (operator: string) =>
  exceededMemoryLimit(`${operator} used too much memory and cannot spill to disk. Memory limit: ${memoryBytes} bytes`);

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
