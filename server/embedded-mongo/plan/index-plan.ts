import { type Doc, fieldEntries } from "../bson/document.ts";
import { isNumeric, toDouble } from "../bson/number.ts";
import type { Predicate } from "../query/conjuncts.ts";
import type { Index } from "../store/index-table.ts";
import { everything } from "../store/key-range.ts";
import { type FieldBounds, fieldBounds, type Interval, inverted, isPoints } from "./intervals.ts";
import type { IndexPlan, ScanRange } from "./plan.ts";

/** More stretches than this cost more than reading one wider one. */
const maxRanges = 1_000;
/** Merging compares all stretches at each step; MongoDB gives up at the same number. */
const maxMergedRanges = 200;

/** Predicates of one filter, by path. */
export type PredicatesByPath = ReadonlyMap<string, Predicate[]>;

export function groupByPath(predicates: readonly Predicate[]): PredicatesByPath {
  return Map.groupBy(predicates, ({ path }) => path);
}

/** The best that one index can do for a query; it may turn out to have neither bounds nor order. */
export function planIndex(
  index: Index,
  predicates: PredicatesByPath,
  sort: Doc | undefined,
  isPlain: boolean,
): IndexPlan {
  const bounded = boundFields(index, predicates);
  const ranges = toRanges(index, bounded);
  const order = sort ? sortOrder(index, bounded, sort) : null;
  const merged = order !== null && order.mergedFields > 0 && ranges.length > 1;
  const isMergeable = !merged || ranges.length <= maxMergedRanges;
  const exactPaths = new Set(bounded.filter(({ isExact }) => isExact).map((_, at) => index.fields[at]?.path));
  return {
    kind: "index",
    index,
    ranges: merged ? withMergePrefix(ranges, index, bounded, order.mergedFields) : ranges,
    isReverse: order?.isReverse === true && isMergeable,
    providesSort: order !== null && isMergeable,
    isMerged: merged && isMergeable,
    isExact: isPlain && !index.isMultikey && [...predicates.keys()].every((path) => exactPaths.has(path)),
    bounded,
  };
}

/** Bounds for the leading fields: points as long as there are any, then at most one range. */
function boundFields(index: Index, predicates: PredicatesByPath): FieldBounds[] {
  const bounded: FieldBounds[] = [];
  let count = 1;
  let hasMultikey = false;
  for (const [position, { path }] of index.fields.entries()) {
    if (index.isAmbiguous(position)) break;
    const isMultikey = index.multikey[position] === true;
    const bounds = fieldBounds(predicates.get(path) ?? [], isMultikey);
    // Two fields below arrays may be satisfied by different elements, which no single key shows.
    if (!bounds || (isMultikey && hasMultikey) || count * bounds.intervals.length > maxRanges) break;
    hasMultikey ||= isMultikey;
    count *= bounds.intervals.length;
    bounded.push(bounds);
    if (!isPoints(bounds)) break;
  }
  return bounded;
}

const isSinglePoint = (bounds: FieldBounds | undefined) => bounds?.intervals.length === 1 && isPoints(bounds);

/** The intervals of a field in the order of the index. */
function orderedIntervals(index: Index, field: number, bounds: FieldBounds): Interval[] {
  return index.fields[field]?.direction === -1 ? bounds.intervals.map(inverted).toReversed() : bounds.intervals;
}

function toRanges(index: Index, bounded: readonly FieldBounds[]): ScanRange[] {
  let ranges: ScanRange[] = [{ ...everything, prefixBytes: 0 }];
  bounded.forEach((bounds, field) => {
    const intervals = orderedIntervals(index, field, bounds);
    ranges = ranges.flatMap((range) => {
      const prefix = field === 0 ? Buffer.alloc(0) : range.from;
      return intervals.map(({ from, to }) => ({
        from: Buffer.concat([prefix, from]),
        to: Buffer.concat([prefix, to]),
        prefixBytes: 0,
      }));
    });
  });
  return ranges;
}

/** Marks how many bytes of each stretch belong to the fields that a merge has to look past. */
function withMergePrefix(
  ranges: ScanRange[],
  index: Index,
  bounded: readonly FieldBounds[],
  fields: number,
): ScanRange[] {
  const prefixes = toRanges(index, bounded.slice(0, fields)).map(({ from }) => from);
  const perPrefix = ranges.length / prefixes.length;
  return ranges.map((range, at) => ({ ...range, prefixBytes: prefixes[Math.floor(at / perPrefix)]?.length ?? 0 }));
}

interface SortOrder {
  isReverse: boolean;
  /** Leading fields with several points that stand before the sorted ones. */
  mergedFields: number;
}

/** Whether the index order is the wanted one or its reverse; fields fixed to one value do not matter. */
function sortOrder(index: Index, bounded: readonly FieldBounds[], sort: Doc): SortOrder | null {
  if (index.isMultikey) return null;
  const fixed = new Set(index.fields.filter((_, at) => isSinglePoint(bounded[at])).map(({ path }) => path));
  let isReverse: boolean | null = null;
  let mergedFields = 0;
  let position = 0;
  for (const [path, wanted] of fieldEntries(sort)) {
    if (fixed.has(path)) continue;
    if (!isNumeric(wanted)) return null;
    for (; index.fields[position]?.path !== path; position += 1) {
      const field = index.fields[position];
      if (!field) return null;
      if (fixed.has(field.path)) continue;
      const bounds = bounded[position];
      if (!bounds || !isPoints(bounds) || isReverse !== null) return null;
      mergedFields = position + 1;
    }
    const runsAgainst = index.fields[position]?.direction !== Math.sign(toDouble(wanted));
    if (isReverse !== null && runsAgainst !== isReverse) return null;
    isReverse = runsAgainst;
    position += 1;
  }
  return { isReverse: isReverse === true, mergedFields };
}
