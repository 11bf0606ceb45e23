import { describeValue } from "../bson/describe.ts";
import { type Doc, setField } from "../bson/document.ts";
import { typeRank } from "../bson/types.ts";
import type { End, Interval } from "./intervals.ts";
import type { IndexPlan } from "./plan.ts";

/** The first and the last value of a type, in the words that `explain` uses. */
const typeEnds: Readonly<Record<number, readonly [string, string]>> = {
  [typeRank.number]: ["-inf.0", "inf.0"],
  [typeRank.string]: ['""', "{}"],
  [typeRank.object]: ["{}", "[]"],
  [typeRank.objectId]: ["ObjectId('000000000000000000000000')", "ObjectId('ffffffffffffffffffffffff')"],
  [typeRank.boolean]: ["false", "true"],
  [typeRank.date]: ["new Date(-9223372036854775808)", "new Date(9223372036854775807)"],
};

const wholeField = ["[MinKey, MaxKey]"];

/** The bounds of an index scan as `explain` shows them: intervals as text, by field. */
export function describeBounds({ index, bounded, isReverse }: IndexPlan): Doc {
  const described: Doc = {};
  index.fields.forEach(({ path, direction }, position) => {
    const bounds = bounded[position];
    const isBackward = (direction === -1) !== isReverse;
    if (!bounds) {
      setField(described, path, isBackward ? ["[MaxKey, MinKey]"] : wholeField);
      return;
    }
    const texts = bounds.intervals.map((interval) => describeInterval(interval, isBackward));
    setField(described, path, isBackward ? texts.toReversed() : texts);
  });
  return described;
}

function describeInterval({ low, high }: Interval, isBackward: boolean): string {
  const opening = low.isIncluded ? "[" : "(";
  const closing = high.isIncluded ? "]" : ")";
  if (!isBackward) return `${opening}${describeEnd(low, 0)}, ${describeEnd(high, 1)}${closing}`;
  const [reverseOpening, reverseClosing] = [high.isIncluded ? "[" : "(", low.isIncluded ? "]" : ")"];
  return `${reverseOpening}${describeEnd(high, 1)}, ${describeEnd(low, 0)}${reverseClosing}`;
}

function describeEnd({ rank, value }: End, side: 0 | 1): string {
  if (value !== undefined) return describeValue(value);
  return typeEnds[rank]?.[side] ?? (side === 0 ? "MinKey" : "MaxKey");
}
