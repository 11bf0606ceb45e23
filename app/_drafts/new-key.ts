const BYTES = 16;

/** A key that nobody has had before, also where a page came without TLS and a browser has no `randomUUID`. */
export function newKey(): string {
  if (globalThis.isSecureContext) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(BYTES)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
}
