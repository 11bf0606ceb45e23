import type { mongo } from "mongoose";

const OF_PATTERNS = /[.*+?^${}()|[\]\\]/g;

/**
 * What has, in these fields of words, something of every term: a word that begins as one of its beginnings. Each by itself,
 * because not every server sees through `$all`. The longest first: an index can serve one of them, and that is the rarest.
 * `RegExp.escape` would write a letter as a number, where MongoDB ends the prefix; so only what means something is escaped.
 * Said by `$regex`, because a server may take a bare expression for the value that it looks up.
 */
export function inWords<Row extends object>(
  fields: readonly (keyof Row & string)[],
  terms: readonly (readonly string[])[],
): mongo.Filter<Row> {
  const byLength = terms.toSorted((a, b) => shortest(b) - shortest(a));
  const [longest, ...others] = byLength.map((term) => oneOf<Row>(fields, term));
  return { ...longest, ...(others.length > 0 ? { $and: others } : {}) } as mongo.Filter<Row>;
}

const shortest = (term: readonly string[]) => Math.min(...term.map(({ length }) => length));

function oneOf<Row>(fields: readonly string[], term: readonly string[]): mongo.Filter<Row> {
  const ways = term.flatMap((beginning) => {
    const begins = { $regex: `^${beginning.replace(OF_PATTERNS, String.raw`\$&`)}` };
    return fields.map((field) => ({ [field]: begins }));
  });
  const [only, ...more] = ways;
  return (more.length === 0 ? only : { $or: ways }) as mongo.Filter<Row>;
}
