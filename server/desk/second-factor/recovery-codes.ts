import { createHash, randomBytes } from "node:crypto";

const CODES = 10;
const BYTES = 28;
/** 32 signs, so that every byte picks evenly; without those that are mistaken for others: l, o, 0, 1. */
const SIGNS = "abcdefghijkmnpqrstuvwxyz23456789";

/** Ten codes for when the app is lost, each of 140 bits of chance, in groups of four. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, () => {
    const signs = Array.from(randomBytes(BYTES), (byte) => SIGNS[byte % SIGNS.length] ?? "").join("");
    return signs.match(/.{4}/g)?.join("-") ?? "";
  });
}

/** However it is typed. So much chance needs no slow hash: nobody tries 2¹⁴⁰ codes, however fast. */
export function hashOfRecoveryCode(code: string): string {
  const signs = code.toLowerCase().replace(/[^a-z0-9]/g, "");
  return createHash("sha256").update(signs).digest("hex");
}
