import { isDocument } from "../../bson/document.ts";
import { locationError, notImplemented } from "../../errors.ts";
import { compileExpression } from "../expression.ts";
import type { StageCompiler } from "../stage.ts";

/** `$documents`: a pipeline that begins without a collection. */
export const compileDocuments: StageCompiler = (spec) => {
  const evaluate = compileExpression(spec);
  return function* (_docs, { vars }) {
    const values = evaluate({}, vars);
    if (!Array.isArray(values)) throw locationError(5858203, "an array is expected");
    for (const value of values) {
      if (!isDocument(value)) throw locationError(40228, "$documents must hold documents only");
      yield value;
    }
  };
};

/** `$out` and `$merge`: everything goes to the store and nothing further down. */
export function compileWrite(stage: "out" | "merge"): StageCompiler {
  return (spec) =>
    function* (docs, { env }) {
      if (env.write === undefined) throw notImplemented(`$${stage} is not supported here`);
      env.write(stage, spec, docs);
      yield* [];
    };
}
