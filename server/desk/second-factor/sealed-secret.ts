import { hkdfSync } from "node:crypto";
import { CompactEncrypt, compactDecrypt } from "jose";
import type { Sealing } from "./room.ts";

/** Encrypts a secret for the database: whoever reads only that, or a copy of it, can make no codes. */
export function seal(plain: string, { secret }: Sealing): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(plain))
    .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
    .encrypt(keyOf(secret));
}

/** The secret, and whether it was sealed under the key before; null when neither opens it. */
export async function unseal(
  sealed: string,
  { secret, previousSecret }: Sealing,
): Promise<{ plain: string; isOld: boolean } | null> {
  for (const each of previousSecret === undefined ? [secret] : [secret, previousSecret]) {
    try {
      const { plaintext } = await compactDecrypt(sealed, keyOf(each));
      return { plain: new TextDecoder().decode(plaintext), isOld: each !== secret };
    } catch {
      // The next one may.
    }
  }
  return null;
}

function keyOf(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "", "quickfix second factor", 32));
}
