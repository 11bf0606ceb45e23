/** An array may hold equal elements, but an index has one entry for a key and a record. */
export function distinct(keys: Uint8Array[], rows: unknown[][]): { keys: Uint8Array[]; rows: unknown[][] } {
  const positions = new Map(keys.map((key, position) => [keyText(key), position]));
  const kept = new Set(positions.values());
  return { keys: keys.filter((_, at) => kept.has(at)), rows: rows.filter((_, at) => kept.has(at)) };
}

/** The keys of `keys` that are not among `others`. */
export function keysWithout(keys: Uint8Array[], others: readonly Uint8Array[]): Uint8Array[] {
  const [key, ...moreKeys] = keys;
  const [other, ...moreOthers] = others;
  if (key && other && moreKeys.length === 0 && moreOthers.length === 0) {
    return Buffer.compare(key, other) === 0 ? [] : keys;
  }
  const known = new Set(others.map(keyText));
  return keys.filter((key) => !known.has(keyText(key)));
}

function keyText(key: Uint8Array): string {
  return Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString("latin1");
}
