import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { AuditRow, AuditSealRow } from "./rows.ts";

/** What the first row of all follows. */
export const GENESIS = "0".repeat(64);

export type AuditContent = Omit<AuditRow, "_id" | "prev" | "hash">;

/** The row that follows `prev`: its hash covers everything in it, and the hash of the row before. */
export function linkRow(seq: number, prev: string, content: AuditContent): AuditRow {
  const row = { _id: seq, ...content, prev };
  return { ...row, hash: hashOfRow(row) };
}

export function hashOfRow(row: Omit<AuditRow, "hash">): string {
  const { _id, id, at, action, actorId, via, onKind, onId, before, after, byHash, onHash, prev } = row;
  const said = [prev, _id, id, at.toISOString(), action, actorId, via, onKind, onId, before, after, byHash, onHash];
  return createHash("sha256").update(canonical(said)).digest("hex");
}

/** With a salt that goes when the values go: what is left of them tells nothing, not even to somebody who guesses. */
export function hashOfPersonal(salt: string, values: Readonly<Record<string, string>>): string {
  return createHash("sha256")
    .update(canonical([salt, values]))
    .digest("hex");
}

export function signSeal({ _id, seq, hash, at }: Omit<AuditSealRow, "signature">, secret: string): string {
  const said = canonical(["quickfix-audit-seal", _id, seq, hash, at.toISOString()]);
  return createHmac("sha256", secret).update(said).digest("hex");
}

export function isSignedWith(seal: AuditSealRow, secrets: readonly string[]): boolean {
  const given = Buffer.from(seal.signature);
  return secrets.some((secret) => {
    const right = Buffer.from(signSeal(seal, secret));
    return right.length === given.length && timingSafeEqual(right, given);
  });
}

/** The same text for the same values, in whatever order a database gives the fields back. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
