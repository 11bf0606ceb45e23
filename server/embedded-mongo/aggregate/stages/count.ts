import { locationError } from "../../errors.ts";
import { countValue } from "../count-shape.ts";
import type { StageCompiler } from "../stage.ts";

export const compileCount: StageCompiler = (spec) => {
  if (typeof spec !== "string") throw locationError(40156, "the count field must be a non-empty string");
  if (spec === "") throw locationError(40157, "the count field must be a non-empty string");
  if (spec.startsWith("$")) throw locationError(40158, "the count field cannot be a $-prefixed path");
  if (spec.includes(".")) throw locationError(40160, "the count field cannot contain '.'");
  return function* (docs) {
    let count = 0;
    for (const _doc of docs) count += 1;
    if (count > 0) yield { [spec]: countValue(count) };
  };
};
