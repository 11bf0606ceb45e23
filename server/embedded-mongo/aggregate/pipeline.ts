import { parseCollation } from "../bson/collation.ts";
import { type Doc, isDocument } from "../bson/document.ts";
import { toWholeNumber } from "../bson/number.ts";
import { failedToParse, locationError, typeMismatch } from "../errors.ts";
import { requireFewParts } from "../few-parts.ts";
import { type CountShape, countShape } from "./count-shape.ts";
import type { AggregateEnv, InnerPipeline, Stage, StageContext, StageOptions } from "./stage.ts";
import { stageCompilers, unsupportedStage } from "./stages/stages.ts";

export type { AggregateEnv } from "./stage.ts";

export interface CompiledPipeline {
  /** The names of all stages, in order. */
  stages: readonly string[];
  /** What the leading `$match` stages ask together; run() expects documents that fulfil it. */
  leadingMatch: Doc | null;
  /** A `$sort` right behind, and a `$limit` behind that; run() still applies them unless `env.isSorted`. */
  leadingSort?: Doc;
  leadingLimit?: number;
  /** Set when the pipeline only counts what the leading `$match` finds, as `countDocuments` does. */
  count: CountShape | null;
  run(input: Iterable<Doc>, env: AggregateEnv): Iterable<Doc>;
}

/** MongoDB's limit. */
const maxStages = 1_000;

/**
 * Compiles a pipeline; the result streams where its stages allow it.
 * @throws MongoError 40324 for an unknown stage, 40323 for one that is not an object with one field.
 */
export function compilePipeline(stages: readonly unknown[], collation?: Doc): CompiledPipeline {
  if (stages.length > maxStages) {
    throw locationError(7749501, `Pipeline length must be no longer than ${maxStages} stages.`);
  }
  requireFewParts("The pipeline", stages);
  const parsed = stages.map(parseStage);
  checkOrder(parsed);
  const strings = parseCollation(collation);
  const matches = leadingMatches(parsed);
  const rest = parsed.slice(matches.length);
  const [sort, limit] = [rest[0], rest[rest[0]?.name === "$sort" ? 1 : 0]];
  const compiled = compileStages(rest, {
    collation,
    compileInner: (inner, outer) => compileInner(inner, outer, collation),
  });
  // A malformed $match must fail even when nothing runs.
  compileStages(parsed.slice(0, matches.length), { collation, compileInner: () => refuseInner() });
  return {
    stages: parsed.map(({ name }) => name),
    leadingMatch: joinMatches(matches),
    ...(sort?.name === "$sort" && isDocument(sort.spec) ? { leadingSort: sort.spec } : {}),
    ...(limit?.name === "$limit" ? { leadingLimit: Number(limit.spec) } : {}),
    count: countShape(rest),
    run: (input, env) => {
      const vars = { NOW: env.now, COLLATION: strings, ...env.let };
      const skipped = env.isSorted === true && sort?.name === "$sort" ? 1 : 0;
      return runStages(compiled.slice(skipped), input, { env, vars });
    },
  };
}

function refuseInner(): never {
  throw failedToParse("$match has no pipeline");
}

interface ParsedStage {
  name: string;
  spec: unknown;
}

function parseStage(stage: unknown): ParsedStage {
  if (!isDocument(stage)) throw typeMismatch("Each element of the 'pipeline' array must be an object");
  const [entry, ...others] = Object.entries(stage);
  if (entry === undefined || others.length > 0) {
    throw locationError(40323, "A pipeline stage specification object must contain exactly one field.");
  }
  return { name: entry[0], spec: entry[1] };
}

const onlyFirst = new Set(["$documents", "$geoNear", "$collStats", "$indexStats", "$currentOp", "$listLocalSessions"]);

function checkOrder(stages: readonly ParsedStage[]): void {
  for (const [index, { name }] of stages.entries()) {
    if ((name === "$out" || name === "$merge") && index < stages.length - 1) {
      throw locationError(40601, `${name} can only be the final stage in the pipeline`);
    }
    if (index > 0 && onlyFirst.has(name)) {
      throw locationError(40602, `${name} is only valid as the first stage in a pipeline`);
    }
  }
}

function compileStages(stages: readonly ParsedStage[], options: StageOptions): Stage[] {
  return stages.map(({ name, spec }, index) => {
    const compile = Object.hasOwn(stageCompilers, name) ? stageCompilers[name] : undefined;
    if (compile === undefined) throw unsupportedStage(name);
    const limit = name === "$sort" ? limitBehind(stages, index) : undefined;
    return compile(spec, limit === undefined ? options : { ...options, limit });
  });
}

/** How many documents a `$skip` and a `$limit` right behind a stage ask of it together. */
function limitBehind(stages: readonly ParsedStage[], index: number): number | undefined {
  const next = stages[index + 1];
  const skip = next?.name === "$skip" ? (toWholeNumber(next.spec) ?? 0) : 0;
  const limit = next?.name === "$skip" ? stages[index + 2] : next;
  const count = limit?.name === "$limit" ? toWholeNumber(limit.spec) : null;
  return count === null ? undefined : skip + count;
}

function runStages(stages: readonly Stage[], input: Iterable<Doc>, context: StageContext): Iterable<Doc> {
  return stages.reduce((docs, stage) => stage(docs, context), input);
}

function leadingMatches(stages: readonly ParsedStage[]): ParsedStage[] {
  const end = stages.findIndex(({ name }) => name !== "$match");
  return end === -1 ? [...stages] : stages.slice(0, end);
}

function joinMatches(matches: readonly ParsedStage[]): Doc | null {
  const filters = matches.map(({ spec }) => spec).filter(isDocument);
  const [only, second] = filters;
  if (only === undefined) return null;
  return second === undefined ? only : { $and: filters };
}

const notInside: Readonly<Record<string, readonly string[]>> = {
  $facet: ["$facet", "$out", "$merge", "$geoNear", "$collStats", "$indexStats", "$documents"],
  $lookup: ["$out", "$merge"],
  $unionWith: ["$out", "$merge"],
};

function compileInner(stages: unknown, outer: string, collation: Doc | undefined): InnerPipeline {
  if (!Array.isArray(stages)) throw typeMismatch(`the pipeline of ${outer} must be an array`);
  const parsed = stages.map(parseStage);
  const refused = parsed.find(({ name }) => notInside[outer]?.includes(name));
  if (refused !== undefined) {
    const code = outer === "$facet" ? 40600 : 51047;
    throw locationError(code, `${refused.name} is not allowed to be used within a ${outer} stage`);
  }
  checkOrder(parsed);
  const matches = outer === "$facet" ? [] : leadingMatches(parsed).filter(({ spec }) => !usesExpression(spec));
  const isPushed = matches.length === leadingMatches(parsed).length;
  const options = { collation, compileInner: (inner: unknown, name: string) => compileInner(inner, name, collation) };
  const compiled = compileStages(isPushed ? parsed.slice(matches.length) : parsed, options);
  return {
    leadingMatch: isPushed ? joinMatches(matches) : null,
    run: (docs, context) => runStages(compiled, docs, context),
  };
}

function usesExpression(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(usesExpression);
  return isDocument(value) && Object.entries(value).some(([name, inner]) => name === "$expr" || usesExpression(inner));
}
