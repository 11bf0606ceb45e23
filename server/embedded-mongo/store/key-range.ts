/** Bytes of a record id at the end of every index key. */
export const recordIdBytes = 6;

/** Keys from `from` (included) up to `to` (excluded), in byte order. */
export interface KeyRange {
  from: Buffer;
  to: Buffer;
}

/** The least byte string that is above every one that starts with `prefix`. */
export function after(prefix: Uint8Array): Buffer {
  let length = prefix.length;
  while (length > 0 && prefix[length - 1] === 0xff) length -= 1;
  if (length === 0) return Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
  const bytes = Buffer.from(prefix.subarray(0, length));
  bytes[length - 1] = (bytes[length - 1] ?? 0) + 1;
  return bytes;
}

/** The whole index. Not from zero bytes: an empty BLOB would be bound as NULL, which is below and above nothing. */
export const everything: KeyRange = { from: Buffer.from([0]), to: after(Buffer.alloc(0)) };

/** The key of one entry: field values, then the record it belongs to. */
export function entryKey(values: Uint8Array, recordId: number): Buffer {
  const key = Buffer.allocUnsafe(values.length + recordIdBytes);
  key.set(values, 0);
  key.writeUIntBE(recordId, values.length, recordIdBytes);
  return key;
}

/** The record that an entry belongs to. */
export function recordIdOf(key: Buffer): number {
  return key.readUIntBE(key.length - recordIdBytes, recordIdBytes);
}
