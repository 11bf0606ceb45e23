import type { UserId } from "#server/core/ids.ts";
import type { MessageKey } from "#server/language/say.ts";
import type { Rows } from "#server/platform/db/rows.ts";
import type { OwnDataReader } from "./own-data-reader.ts";

/** Whose archive it is. */
export interface Whose {
  readonly id: UserId;
  readonly email: string;
  /** Whether the address is theirs for certain. */
  readonly isProved: boolean;
}

/** What becomes of a field: it is given as it is stored, or in another form, or it is left out and the index says why. */
type Shown<Row, Value> = "given" | As<Row, Value> | { readonly leftOut: MessageKey };
interface As<Row, Value> {
  as(value: Value, row: Row, whose: Whose): unknown;
}

/** For numbers, times and copies that no person is told of. */
export const INNER = {
  leftOut: "archive.without.inner",
} as const;

/** Somebody else is not named: an archive says of them what its person did, or was done to. */
export function who(id: string | null | undefined, whose: Pick<Whose, "id">): "you" | "somebody else" | null {
  return id ? (id === whose.id ? "you" : "somebody else") : null;
}

/** Every field of a row: one that is added does not compile until the archive says what becomes of it. */
export type Fields<Row> = { readonly [Field in keyof Row & string]-?: Shown<Row, Row[Field]> };

interface Spec<Row extends object> {
  /** Its name in the archive. */
  readonly file: string;
  /** What is in it, as its person is told. */
  readonly words: MessageKey;
  /** Where it lies. */
  readonly rows: Rows<Row>;
  readonly fields: Fields<Row>;
  readonly read: (reader: OwnDataReader, whose: Whose) => AsyncIterable<Row>;
}

/** One file of the archive. */
export interface Section {
  readonly file: string;
  readonly words: MessageKey;
  readonly collection: string;
  /** Reasons, each with the fields that are left out for it. */
  readonly leftOut: ReadonlyMap<MessageKey, readonly string[]>;
  /** What is in it, one by one, so that nobody has to hold all of it. */
  readonly items: (reader: OwnDataReader, whose: Whose) => AsyncGenerator<object>;
}

/** Makes a file of the archive out of what a person has in one collection. */
export function section<Row extends object>({ file, words, rows, fields, read }: Spec<Row>): Section {
  const names = Object.keys(fields) as (keyof Row & string)[];
  const leftOut = new Map<MessageKey, string[]>();
  for (const name of names) {
    const shown: Shown<Row, unknown> = fields[name];
    if (typeof shown === "object" && "leftOut" in shown) {
      leftOut.set(shown.leftOut, [...(leftOut.get(shown.leftOut) ?? []), name]);
    }
  }
  return {
    file,
    words,
    collection: rows.collection,
    leftOut,
    async *items(reader, whose) {
      for await (const row of read(reader, whose)) {
        const item: Record<string, unknown> = {};
        for (const name of names) {
          const shown: Shown<Row, unknown> = fields[name];
          if (shown === "given") item[name] = row[name];
          else if ("as" in shown) item[name] = shown.as(row[name], row, whose);
        }
        yield item;
      }
    },
  };
}
