import { createHmac, hkdfSync } from "node:crypto";
import { CompactEncrypt, compactDecrypt } from "jose";
import { z } from "zod";
import type { KeptAnswer, KeyedRequest } from "#server/platform/doors/repeats.ts";

const Answer = z.object({ status: z.int(), body: z.string() });

/** What the database holds of a request: nothing by which it, or its key, could be guessed without the desk's secret. */
export function hashesOf({ once }: Pick<KeyedRequest, "once">, secret: string): { id: string; fingerprint: string } {
  const hash = (what: string, text: string) =>
    createHmac("sha256", secret).update(`quickfix ${what} ${text}`).digest("base64url");
  // Names of the version before begin with a digit or a letter up to f.
  return { id: `k-${hash("idempotency key", once.key)}`, fingerprint: hash("keyed request", once.fingerprint) };
}

/** Encrypts an answer, which may hold what is shown once, so that it takes the desk's secret and the key that was sent. */
export function sealAnswer(answer: KeptAnswer, request: KeyedRequest, secret: string): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(answer)))
    .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
    .encrypt(keyOf(request, secret));
}

export async function unsealAnswer(sealed: string, request: KeyedRequest, secret: string): Promise<KeptAnswer> {
  const { plaintext } = await compactDecrypt(sealed, keyOf(request, secret));
  return Answer.parse(JSON.parse(new TextDecoder().decode(plaintext)));
}

function keyOf({ sent, ownerId }: KeyedRequest, secret: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, `${ownerId ?? "nobody"}:${sent}`, "quickfix kept answer", 32));
}
