import { type CompiledPipeline, compilePipeline } from "../aggregate/pipeline.ts";
import { type Doc, encode, isDocument } from "../bson/document.ts";
import { failedToParse, invalidOptions } from "../errors.ts";
import { choosePlan } from "../plan/choose.ts";
import { handOverIfLong, isSmall } from "../plan/length.ts";
import { type Execution, runPlan, startExecution } from "../plan/run.ts";
import { orderFound } from "../plan/sort-found.ts";
import { compileFilter } from "../query/filter.ts";
import { DocumentStream } from "../sessions/document-stream.ts";
import type { Collection } from "../store/collection.ts";
import { aggregateEnvironment } from "./aggregate-environment.ts";
import { type AggregateRequest, pipelineQuery, readAggregateRequest } from "./aggregate-request.ts";
import { flag, optionalArray, optionalCount, optionalDoc } from "./arguments.ts";
import type { Command, CommandContext } from "./command.ts";
import { countMatches } from "./count.ts";
import { cursorReply } from "./cursor-reply.ts";
import { explainAggregate } from "./explain.ts";
import { isSourceStage, sourceDocuments } from "./source-stages.ts";

/** `aggregate`: a pipeline over a collection, or over nothing. */
export const aggregate: Command = {
  isStable: true,
  isWrite: true,
  roomUse: (body) => (writesResults(body["pipeline"]) ? "fills" : "reads"),
  fields: ["pipeline", "cursor", "explain", "allowDiskUse", "bypassDocumentValidation", "hint", "collation", "let"],
  isReport: ({ body }) => {
    const stages = optionalArray(body, "pipeline") ?? [];
    const names = stages.map((stage) => (isDocument(stage) ? Object.keys(stage)[0] : undefined));
    const [first = ""] = names;
    // What tells of the server, the thread for reports does not know; and it writes nothing.
    return !isSourceStage(first) && !writingStages.includes(names.at(-1));
  },
  run(context) {
    const { body, db, engine } = context;
    const request = readAggregateRequest(context);
    if (flag(body, "explain")) return explainAggregate(context, request, "queryPlanner");
    const cursor = optionalDoc(body, "cursor");
    if (!cursor) throw failedToParse("The 'cursor' option is required, except for aggregate with the explain argument");
    const execution = startExecution(engine.workspace);
    const results = runPipeline(context, request, execution);
    const collection = request.collection === null ? null : engine.catalog.find(db, request.collection);
    return cursorReply(context, new DocumentStream(encoded(results)), {
      namespace: `${db}.${request.collection ?? "$cmd.aggregate"}`,
      batchSize: optionalCount(cursor, "batchSize"),
      isShort: collection !== null && isSmall(collection),
    });
  },
};

function writesResults(pipeline: unknown): boolean {
  const last: unknown = Array.isArray(pipeline) ? pipeline.at(-1) : undefined;
  return isDocument(last) && ("$out" in last || "$merge" in last);
}

function* encoded(documents: Iterable<Doc>): Generator<Uint8Array, void> {
  for (const doc of documents) yield encode(doc);
}

/** The results of a pipeline. One that writes has done so when this returns. */
function runPipeline(context: CommandContext, request: AggregateRequest, execution: Execution): Iterable<Doc> {
  const source = sourceDocuments(context, request);
  const compiled = compilePipeline(source ? request.pipeline.slice(1) : request.pipeline, request.collation);
  if (writes(compiled)) refuseLinearizable(context, compiled);
  const environment = aggregateEnvironment(context, request.letVars, execution);
  const collection = request.collection === null ? null : context.engine.catalog.find(context.db, request.collection);
  if (collection && compiled.count && !source) return countResults(collection, compiled, request, execution);
  const isStored = collection !== null && !source;
  const documents = isStored
    ? inputDocuments(collection, compiled, request, execution)
    : filtered(source ?? [], compiled, request);
  const isSorted = isStored && compiled.leadingSort !== undefined;
  const results = compiled.run(documents, { ...environment, isSorted });
  return writes(compiled) ? [...results] : results;
}

const writingStages: readonly (string | undefined)[] = ["$out", "$merge"];
const writes = ({ stages }: CompiledPipeline) => writingStages.includes(stages.at(-1));

function refuseLinearizable({ body }: CommandContext, { stages }: CompiledPipeline): void {
  if (optionalDoc(body, "readConcern")?.["level"] !== "linearizable") return;
  throw invalidOptions(`${stages.at(-1)} cannot be used with a 'linearizable' read concern level`);
}

function* inputDocuments(
  collection: Collection,
  compiled: CompiledPipeline,
  request: AggregateRequest,
  execution: Execution,
): Generator<Doc, void> {
  const query = pipelineQuery(compiled, request);
  const plan = choosePlan(collection, query);
  const filter = compileFilter(query.filter, request.collation, request.letVars);
  handOverIfLong(collection, plan, query);
  const found = orderFound(runPlan(collection, plan, filter, execution), plan, query, execution.workspace);
  for (const { stored } of found) yield stored.doc;
}

function countResults(
  collection: Collection,
  compiled: CompiledPipeline,
  request: AggregateRequest,
  execution: Execution,
): Doc[] {
  if (!compiled.count) return [];
  const { skip, limit, result } = compiled.count;
  const query = { ...pipelineQuery(compiled, request), limit: limit === null ? undefined : limit + skip };
  const filter = compileFilter(query.filter, request.collation, request.letVars);
  const counted = { query, filter, skip, limit: limit ?? undefined, project: null };
  return result(countMatches(collection, counted, execution));
}

/** The leading `$match` of a pipeline over documents that no collection holds. */
function* filtered(
  documents: Iterable<Doc>,
  { leadingMatch }: CompiledPipeline,
  request: AggregateRequest,
): Generator<Doc, void> {
  const filter = compileFilter(leadingMatch ?? {}, request.collation, request.letVars);
  for (const doc of documents) if (filter.matches(doc)) yield doc;
}
