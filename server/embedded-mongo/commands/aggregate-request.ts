import type { CompiledPipeline } from "../aggregate/pipeline.ts";
import { type Doc, isDocument } from "../bson/document.ts";
import { toWholeNumber } from "../bson/number.ts";
import { mongoError, typeMismatch } from "../errors.ts";
import type { Query } from "../plan/plan.ts";
import { optionalDoc, readHint, requiredArray, requiredText } from "./arguments.ts";
import type { CommandContext } from "./command.ts";
import { checkCollectionName } from "./namespace.ts";
import { isSourceStage } from "./source-stages.ts";
import { letVariables } from "./variables.ts";

/** An `aggregate`, read and checked. */
export interface AggregateRequest {
  /** Null for `{ aggregate: 1 }`, a pipeline without a collection. */
  collection: string | null;
  pipeline: Doc[];
  collation: Doc | undefined;
  hint: string | Doc | undefined;
  letVars: Doc;
}

/** @throws MongoError for anything malformed. */
export function readAggregateRequest(context: CommandContext): AggregateRequest {
  const { body, db } = context;
  const collection = toWholeNumber(body["aggregate"]) === 1 ? null : requiredText(body, "aggregate");
  if (collection !== null) checkCollectionName(db, collection);
  const pipeline = requiredArray(body, "pipeline").map((stage) => {
    if (!isDocument(stage)) throw typeMismatch("Each element of the 'pipeline' array must be an object");
    return stage;
  });
  const [first] = Object.keys(pipeline[0] ?? {});
  const hasSource =
    first !== undefined && (isSourceStage(first) || first === "$documents" || first === "$changeStream");
  if (collection === null && !hasSource) {
    throw mongoError(
      73,
      `{aggregate: 1} is not valid for '${first ?? "an empty pipeline"}'; a collection is required.`,
    );
  }
  return {
    collection,
    pipeline,
    collation: optionalDoc(body, "collation"),
    hint: readHint(body),
    letVars: letVariables(context),
  };
}

/** What a pipeline asks of its collection before its first own stage. */
export function pipelineQuery(compiled: CompiledPipeline, { collation, hint }: AggregateRequest): Query {
  const { leadingMatch, leadingSort: sort, leadingLimit: limit } = compiled;
  return { filter: leadingMatch ?? {}, sort, limit, collation, hint };
}
