import { createHash, timingSafeEqual } from "node:crypto";

/** Whether an Authorization header carries METRICS_TOKEN. How long the answer takes says nothing about the token. */
export function carriesToken(authorization: string | null | undefined, token: string | undefined): boolean {
  const [, given] = /^bearer +(\S+) *$/i.exec(authorization ?? "") ?? [];
  return token !== undefined && given !== undefined && timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
