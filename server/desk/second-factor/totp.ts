import { Secret, TOTP } from "otpauth";

/** RFC 6238 as every app does it: SHA-1, six digits, a new code every 30 seconds. */
const KIND = { algorithm: "SHA1", digits: 6, period: 30 } as const;
/** Steps that a phone's clock may be off, either way. */
const WINDOW = 1;

/** 160 bits, in base32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The step whose code this is, near enough to now; null for another code. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = new TOTP({ ...KIND, secret }).validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? null : TOTP.counter({ period: KIND.period, timestamp }) + delta;
}

/** What an app reads from a QR code. */
export function totpUri(secret: string, { issuer, label }: { issuer: string; label: string }): string {
  return new TOTP({ ...KIND, secret, issuer, label }).toString();
}
