import { isDocument } from "../../bson/document.ts";
import { locationError } from "../../errors.ts";
import { compileExpression } from "../expression.ts";
import type { StageCompiler } from "../stage.ts";

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
