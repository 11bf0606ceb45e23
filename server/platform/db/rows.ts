import { Schema } from "mongoose";

declare const row: unique symbol;

/** A collection: what it is called, which rows lie in it, and the indexes that its queries need. */
export interface Rows<Row extends object> {
  readonly collection: string;
  readonly schema: Schema;
  /** Never there: it lets the compiler know the rows by their declaration. */
  readonly [row]?: Row;
}

export interface Index<Row extends object> {
  readonly key: { readonly [Field in keyof Row & string]?: 1 | -1 };
  readonly unique?: true;
  /** The index holds only rows that match. */
  readonly partialFilterExpression?: { readonly [Field in keyof Row & string]?: object };
  /** Rows go by themselves this long after the time in the indexed field. */
  readonly expireAfterSeconds?: number;
}

/**
 * Declares the collection of a room, with its indexes by name. What a row holds is said by its type alone: the schema
 * carries the indexes, and nothing is cast or checked by it.
 */
export function defineRows<Row extends object>(
  collection: string,
  indexes: { readonly [name: string]: Index<Row> } = {},
): Rows<Row> {
  const schema: Schema = new Schema({}, { collection, strict: false, versionKey: false });
  for (const [name, { key, ...options }] of Object.entries(indexes))
    schema.index(Object.fromEntries(Object.entries(key)), { ...options, name });
  return { collection, schema };
}
