import { notImplemented } from "../../errors.ts";
import type { StageCompiler } from "../stage.ts";

/** `$out` and `$merge`: everything goes to the store and nothing further down. */
export function compileWrite(stage: "out" | "merge"): StageCompiler {
  return (spec) =>
    function* (docs, { env }) {
      if (env.write === undefined) throw notImplemented(`$${stage} is not supported here`);
      env.write(stage, spec, docs);
      yield* [];
    };
}
