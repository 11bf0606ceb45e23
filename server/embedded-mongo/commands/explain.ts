import { hostname } from "node:os";
import { Int32 } from "bson";
import { compilePipeline } from "../aggregate/pipeline.ts";
import { type Doc, isDocument } from "../bson/document.ts";
import { badValue, MongoError } from "../errors.ts";
import { choosePlan } from "../plan/choose.ts";
import { explainCount, explainPlan, type Shape } from "../plan/explain.ts";
import type { Plan, Query } from "../plan/plan.ts";
import { type Execution, startExecution } from "../plan/run.ts";
import { compileFilter } from "../query/filter.ts";
import type { Collection } from "../store/collection.ts";
import { type AggregateRequest, pipelineQuery, readAggregateRequest } from "./aggregate-request.ts";
import { optionalDoc, optionalText, readHint, requiredDoc } from "./arguments.ts";
import type { Command, CommandContext } from "./command.ts";
import { serverVersion } from "./handshake.ts";
import { collectionName } from "./namespace.ts";
import { findDocuments, readFindRequest } from "./query.ts";
import { statements } from "./write-batch.ts";

const verbosities = ["queryPlanner", "executionStats", "allPlansExecution"];

/** What is explained: a search, and the stage that stands on top of it. */
interface Explained {
  query: Query;
  shape: Shape;
  top: "UPDATE" | "DELETE" | "COUNT" | null;
}

/** `explain`: how a command would find its documents, and on request what that costs. Nothing is changed. */
export const explain: Command = {
  isStable: true,
  fields: ["verbosity"],
  isReport: () => true,
  run(context) {
    const command = requiredDoc(context.body, "explain");
    const verbosity = optionalText(context.body, "verbosity") ?? "allPlansExecution";
    if (!verbosities.includes(verbosity))
      throw badValue(`verbosity string must be one of {'queryPlanner', 'executionStats', 'allPlansExecution'}`);
    const inner: CommandContext = { ...context, body: { ...command, $db: context.db } };
    if ("aggregate" in command) return explainAggregate(inner, readAggregateRequest(inner), verbosity);
    return explainSearch(inner, readExplained(inner), verbosity);
  },
};

function readExplained(context: CommandContext): Explained {
  const { body } = context;
  const [name = ""] = Object.keys(body);
  switch (name) {
    case "find": {
      const { query, skip, limit } = readFindRequest(context);
      return { query, shape: { skip, limit, projection: optionalDoc(body, "projection") }, top: null };
    }
    case "count":
    case "distinct": {
      const { query, skip, limit } = readFindRequest(context, "query");
      return { query, shape: { skip, limit }, top: name === "count" ? "COUNT" : null };
    }
    case "findAndModify":
      return {
        query: writeQuery(body, body["query"], 1),
        shape: one,
        top: body["remove"] === true ? "DELETE" : "UPDATE",
      };
    case "update":
    case "delete": {
      const [statement = {}] = statements(context, `${name}s`);
      return {
        query: writeQuery(statement, statement["q"], undefined),
        shape: all,
        top: name === "update" ? "UPDATE" : "DELETE",
      };
    }
    default:
      throw new MongoError(59, "CommandNotFound", `Explain failed due to unknown command: ${name}`);
  }
}

const one: Shape = { skip: 0, limit: 1 };
const all: Shape = { skip: 0, limit: undefined };

function writeQuery(body: Doc, filter: unknown, limit: number | undefined): Query {
  const { sort } = body;
  return {
    filter: isDocument(filter) ? filter : {},
    sort: isDocument(sort) && Object.keys(sort).length > 0 ? sort : undefined,
    collation: optionalDoc(body, "collation"),
    hint: readHint(body),
    limit,
  };
}

function explainSearch(context: CommandContext, { query, shape, top }: Explained, verbosity: string): Doc {
  const collection = context.engine.catalog.find(context.db, collectionName(context));
  const plan = collection ? choosePlan(collection, query) : null;
  const search = top === "COUNT" ? explainCount(plan, query, shape) : explainPlan(plan, query, shape);
  const tree = top === "UPDATE" || top === "DELETE" ? { stage: top, inputStage: search } : search;
  return {
    explainVersion: "1",
    ...planner(context, query, tree),
    ...(verbosity !== "queryPlanner" && { executionStats: statistics(context, collection, plan, query, shape, tree) }),
    command: context.body,
    serverInfo: { host: hostname(), version: serverVersion.text, gitVersion: "none" },
    serverParameters: {},
  };
}

function planner({ db, body }: CommandContext, query: Query, winningPlan: Doc): Doc {
  const [name] = Object.values(body);
  return {
    queryPlanner: {
      namespace: `${db}.${String(name)}`,
      indexFilterSet: false,
      parsedQuery: query.filter,
      winningPlan,
      rejectedPlans: [],
    },
  };
}

/** Runs the search to count what it looks at. */
function statistics(
  context: CommandContext,
  collection: Collection | null,
  plan: Plan | null,
  query: Query,
  { skip, limit }: Shape,
  tree: Doc,
): Doc {
  const execution: Execution = startExecution(context.engine.workspace);
  const startedAt = performance.now();
  let returned = 0;
  if (collection && plan) {
    const filter = compileFilter(query.filter, query.collation);
    const found = findDocuments(collection, { query, filter, skip, limit, project: null }, execution, plan);
    for (const _document of found) returned += 1;
  }
  const { keysExamined, docsExamined } = execution.counters;
  return {
    executionSuccess: true,
    nReturned: new Int32(returned),
    executionTimeMillis: new Int32(Math.round(performance.now() - startedAt)),
    totalKeysExamined: new Int32(keysExamined),
    totalDocsExamined: new Int32(docsExamined),
    executionStages: {
      ...tree,
      nReturned: new Int32(returned),
      keysExamined: new Int32(keysExamined),
      docsExamined: new Int32(docsExamined),
    },
  };
}

/** Explains the search that a pipeline starts with; its further stages are listed behind it. */
export function explainAggregate(context: CommandContext, request: AggregateRequest, verbosity: string): Doc {
  const compiled = compilePipeline(request.pipeline, request.collation);
  const query = pipelineQuery(compiled, request);
  const limit = compiled.leadingLimit;
  const search = explainSearch(context, { query, shape: { skip: 0, limit }, top: null }, verbosity);
  const matches = compiled.stages.findIndex((name) => name !== "$match");
  const consumed =
    (matches < 0 ? request.pipeline.length : matches) + (compiled.leadingSort ? 1 : 0) + (limit === undefined ? 0 : 1);
  const rest = request.pipeline.slice(consumed);
  if (rest.length === 0) return search;
  const { queryPlanner, executionStats, ...others } = search;
  const cursor = { $cursor: { queryPlanner, ...(executionStats !== undefined && { executionStats }) } };
  return { stages: [cursor, ...rest], ...others };
}
