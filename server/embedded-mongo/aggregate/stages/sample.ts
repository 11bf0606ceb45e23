import type { Doc } from "../../bson/document.ts";
import { isDocument } from "../../bson/document.ts";
import { toWholeNumber } from "../../bson/number.ts";
import { locationError } from "../../errors.ts";
import type { StageCompiler } from "../stage.ts";

export const compileSample: StageCompiler = (spec) => {
  if (!isDocument(spec)) throw locationError(28745, "the $sample stage specification must be an object");
  const unknown = Object.keys(spec).find((name) => name !== "size");
  if (unknown !== undefined) throw locationError(28748, `unrecognized option to $sample: ${unknown}`);
  if (!Object.hasOwn(spec, "size")) throw locationError(28749, "$sample stage must specify a size");
  const size = toWholeNumber(spec["size"]);
  if (size === null) throw locationError(28746, "size argument to $sample must be a number");
  if (size < 0) throw locationError(28747, "size argument to $sample must not be negative");
  return function* (docs) {
    yield* sample(docs, size);
  };
};

/** Reservoir sampling: every document has the same chance, and no more than `size` are held. */
function sample(docs: Iterable<Doc>, size: number): Doc[] {
  const chosen: Doc[] = [];
  let seen = 0;
  for (const doc of docs) {
    seen += 1;
    const place = Math.floor(Math.random() * seen);
    if (chosen.length < size) {
      chosen.push(chosen[place] ?? doc);
      chosen[place] = doc;
    } else if (place < size) {
      chosen[place] = doc;
    }
  }
  return chosen;
}
