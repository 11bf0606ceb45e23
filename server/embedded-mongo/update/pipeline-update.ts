import { type Transform, transforms } from "../aggregate/stages/document-stages.ts";
import { parseCollation } from "../bson/collation.ts";
import { type Doc, isDocument } from "../bson/document.ts";
import { failedToParse, invalidOptions, locationError } from "../errors.ts";
import type { Update, UpdateOptions } from "./compiled-update.ts";
import { withSameId } from "./replacement.ts";

/** Compiles an update given as a pipeline; its stages see one document each. */
export function compilePipelineUpdate(stages: readonly Doc[], { now, collation, letVars }: UpdateOptions): Update {
  const compiled = stages.map(compileStage);
  const strings = parseCollation(collation);
  return {
    isReplacement: false,
    apply: (doc) => {
      const vars = { NOW: now(), COLLATION: strings, ...letVars };
      return withSameId(
        doc,
        compiled.reduce((current, transform) => transform(current, vars), doc),
      );
    },
  };
}

function compileStage(stage: unknown): Transform {
  if (!isDocument(stage)) throw failedToParse("Each element of the 'pipeline' array must be an object");
  const [name, ...others] = Object.keys(stage);
  if (name === undefined || others.length > 0) {
    throw locationError(40323, "A pipeline stage specification object must contain exactly one field.");
  }
  const compile = Object.hasOwn(transforms, name) ? transforms[name] : undefined;
  if (compile !== undefined) return compile(stage[name]);
  throw invalidOptions(`${name} is not allowed to be used within an update`);
}
