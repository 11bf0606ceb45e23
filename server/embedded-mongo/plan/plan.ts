import type { Doc } from "../bson/document.ts";
import type { Index } from "../store/index-table.ts";
import type { KeyRange } from "../store/key-range.ts";
import type { FieldBounds } from "./intervals.ts";

/** A stretch of an index; `prefixBytes` are the leading bytes that its entries share with no other stretch. */
export interface ScanRange extends KeyRange {
  prefixBytes: number;
}

/** Reads some stretches of an index, then the documents. */
export interface IndexPlan {
  kind: "index";
  index: Index;
  ranges: ScanRange[];
  isReverse: boolean;
  /** The entries come in the order that was asked for. */
  providesSort: boolean;
  /** The stretches have to be merged for that, rather than read one after the other. */
  isMerged: boolean;
  /** The bounds say all that the filter says: entries can be counted without looking at documents. */
  isExact: boolean;
  /** Bounds of the leading fields. */
  bounded: FieldBounds[];
}

/** Reads all documents. */
export interface CollectionPlan {
  kind: "collection";
  isReverse: boolean;
  providesSort: boolean;
}

/** Reads what any of several index plans gives, each document once. */
export interface UnionPlan {
  kind: "union";
  branches: IndexPlan[];
  providesSort: false;
}

export type Plan = IndexPlan | CollectionPlan | UnionPlan;

/** What a plan is made for. */
export interface Query {
  filter: Doc;
  sort?: Doc | undefined;
  /** Documents that will be asked for, skipped ones included; absent means all. */
  limit?: number | undefined;
  collation?: Doc | undefined;
  /** An index by name or key pattern, or `{ $natural: 1 }`. */
  hint?: string | Doc | undefined;
}
