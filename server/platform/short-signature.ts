import { createHmac, timingSafeEqual } from "node:crypto";

/** Half of the hash: 128 bits, in signs that survive a mail server which writes addresses in small letters. */
const SIGNS = 32;

/** The secret of this desk, and the one before it, with which it may have signed what lies in mailboxes. */
export interface Secrets {
  readonly secret: string;
  readonly previousSecret?: string | undefined;
}

export interface ShortSignature {
  /** 32 small hexadecimal digits. */
  of(what: string, secrets: Pick<Secrets, "secret">): string;
  /** Whether the desk made these 32 digits for this, with its secret or the one before. */
  isOurs(signature: string, what: string, secrets: Secrets): boolean;
}

/** Signs what has to be short and does not end. What is signed for one purpose is worth nothing for another. */
export function shortSignature(purpose: string): ShortSignature {
  const of = (what: string, { secret }: Pick<Secrets, "secret">) => {
    const key = createHmac("sha256", secret).update(`quickfix ${purpose}`).digest();
    return createHmac("sha256", key).update(what).digest("hex").slice(0, SIGNS);
  };
  return {
    of,
    isOurs(signature, what, { secret, previousSecret }) {
      const secrets = previousSecret === undefined ? [secret] : [secret, previousSecret];
      return secrets.some((each) => timingSafeEqual(Buffer.from(signature), Buffer.from(of(what, { secret: each }))));
    },
  };
}
