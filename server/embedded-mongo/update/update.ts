import type { Doc } from "../bson/document.ts";
import { failedToParse } from "../errors.ts";
import type { Update, UpdateOptions } from "./compiled-update.ts";
import { compileOperatorUpdate } from "./operator-update.ts";
import { compilePipelineUpdate } from "./pipeline-update.ts";
import { compileReplacement } from "./replacement.ts";

export type { AppliedUpdate, Update } from "./compiled-update.ts";

/**
 * Compiles an update: operators, a replacement, or a pipeline.
 * @throws MongoError for what can be refused without a document; `apply` throws for the rest.
 */
export function compileUpdate(update: Doc | Doc[], options: UpdateOptions): Update {
  const hasArrayFilters = (options.arrayFilters?.length ?? 0) > 0;
  if (Array.isArray(update)) {
    if (hasArrayFilters) throw failedToParse("arrayFilters may not be specified for pipeline-syle updates");
    return compilePipelineUpdate(update, options);
  }
  const [first] = Object.keys(update);
  if (first?.startsWith("$")) return compileOperatorUpdate(update, options);
  if (hasArrayFilters) throw failedToParse("arrayFilters may not be specified for replacement-syle updates");
  return compileReplacement(update);
}

export { upsertSeed } from "./upsert-seed.ts";
