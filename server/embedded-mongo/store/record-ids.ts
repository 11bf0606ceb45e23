import { recordIdBytes } from "./key-range.ts";

/** Hexadecimal digits of a record id. */
export const idDigits = recordIdBytes * 2;

/**
 * Reads a stretch of an index as one row: the record ids at the end of its keys, one after the other in hexadecimal digits, and
 * the last key where there may be more of them. A row for each key takes three times as long, for each has memory of its own.
 */
export function recordIdsSql(table: string, isReverse: boolean): string {
  const stretch = `SELECT key FROM ${table} WHERE key >= ?1 AND key < ?2 ORDER BY key ${isReverse ? "DESC" : "ASC"} LIMIT ?3 + 0`;
  const last = isReverse ? "min(key)" : "max(key)";
  return `SELECT group_concat(hex(substr(key, -${recordIdBytes})), ''), iif(count(*) = ?3, ${last}, NULL) FROM (${stretch})`;
}
