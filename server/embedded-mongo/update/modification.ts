import type { Collation } from "../bson/collation.ts";
import type { Doc } from "../bson/document.ts";
import type { UpdatePath } from "./update-path.ts";

/** An edit's answer when the field stays as it is. */
export const unchanged: unique symbol = Symbol("unchanged");
/** An edit's answer when the field goes. */
export const removed: unique symbol = Symbol("removed");

export interface EditContext {
  /** The document before the update. */
  original: Doc;
  /** The field's path in this document, positions resolved. */
  path: string;
  now: () => Date;
}

/** The new value of a field from its present one, which is `undefined` when missing. */
export type Edit = (current: unknown, context: EditContext) => unknown;

export interface Modification {
  path: UpdatePath;
  edit: Edit;
  /** True for operators that create the field and the documents on the way to it. */
  creates: boolean;
  /** True for operators that refuse a path on which the field cannot be, although they do not create it. */
  needsViablePath?: boolean;
  onlyOnInsert?: boolean;
  /** True for documents that this modification leaves alone, before any path is created. */
  skip?: (original: Doc) => boolean;
}

export interface OperatorContext {
  collation: Doc | undefined;
  strings: Collation | undefined;
}

/** Reads one field of an update operator, `{ $operator: { path: argument } }`. */
export type OperatorParser = (path: UpdatePath, argument: unknown, context: OperatorContext) => Modification[];
