declare const row: unique symbol;

/** A collection: what it is called, which rows lie in it, and the indexes that its queries need. */
export interface Rows<Row extends object> {
  readonly collection: string;
  readonly indexes: readonly NamedIndex[];
  /** Never there: it lets the compiler know the rows by their declaration. */
  readonly [row]?: Row;
}

/** A field, or one within it: of each in a list, where it is one. */
type Indexed<Row extends object> = (keyof Row & string) | `${keyof Row & string}.${string}`;

export interface Index<Row extends object> {
  readonly key: { readonly [Field in Indexed<Row>]?: 1 | -1 };
  readonly unique?: true;
  /** The index holds only rows that match. */
  readonly partialFilterExpression?: { readonly [Field in Indexed<Row>]?: object };
  /** Rows go by themselves this long after the time in the indexed field. */
  readonly expireAfterSeconds?: number;
}

/** An index as the database is asked for it. */
export interface NamedIndex {
  readonly name: string;
  readonly key: Readonly<Record<string, 1 | -1>>;
  readonly unique?: true;
  readonly partialFilterExpression?: object;
  readonly expireAfterSeconds?: number;
}

/**
 * Declares the collection of a room, with its indexes by name. What a row holds is said by its type alone: nothing is cast
 * or checked. A definition that changes needs a new name: under the old one the database has the old index, and a start
 * refuses to go on with that.
 */
export function defineRows<Row extends object>(
  collection: string,
  indexes: { readonly [name: string]: Index<Row> } = {},
): Rows<Row> {
  return {
    collection,
    indexes: Object.entries(indexes).map(([name, { key, ...options }]) => ({ name, key: asSent(key), ...options })),
  };
}

/** The fields of a key in their order, none of them undefined. */
function asSent(key: { readonly [field: string]: 1 | -1 | undefined }): Record<string, 1 | -1> {
  return Object.fromEntries(
    Object.entries(key).flatMap(([field, order]) => (order === undefined ? [] : [[field, order] as const])),
  );
}
