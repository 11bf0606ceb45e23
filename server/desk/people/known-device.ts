import { createHmac, randomUUID } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import type { UserId } from "#server/core/ids.ts";
import type { Signing } from "#server/desk/access/room.ts";

/** A family's browser; each more forgets who has signed in there least recently. */
const MOST_ACCOUNTS = 8;

/** What marks are signed with, and what those of before were. */
export type Secrets = Pick<Signing, "secret" | "previousSecret">;

const Claims = z.object({ jti: z.uuid(), accounts: z.array(z.string()).max(MOST_ACCOUNTS) });

/** A browser or program that somebody has signed in with before. */
export interface KnownDevice {
  readonly id: string;
  readonly accounts: readonly string[];
}

/**
 * What a device says of itself; null when that is not ours. It opens nothing: it only tells a locked account's owner
 * from strangers.
 */
export async function readMark(mark: string | null, { secret, previousSecret }: Secrets): Promise<KnownDevice | null> {
  if (mark === null) return null;
  const device = await readWith(mark, secret);
  return device ?? (previousSecret === undefined ? null : readWith(mark, previousSecret));
}

async function readWith(mark: string, secret: string): Promise<KnownDevice | null> {
  try {
    const { payload } = await jwtVerify(mark, keyOf(secret), { audience: "device", algorithms: ["HS256"] });
    const { jti: id, accounts } = Claims.parse(payload);
    return { id, accounts };
  } catch {
    // Of another secret, or somebody's invention: the device of a stranger.
    return null;
  }
}

/** The mark of a device that now knows this account, too. */
export function writeMark(device: KnownDevice | null, accountId: UserId, { secret }: Secrets): Promise<string> {
  const others = device?.accounts.filter((id) => id !== accountId) ?? [];
  const accounts = [accountId, ...others].slice(0, MOST_ACCOUNTS);
  return new SignJWT({ accounts })
    .setProtectedHeader({ alg: "HS256" })
    .setAudience("device")
    .setJti(device?.id ?? randomUUID())
    .sign(keyOf(secret));
}

function keyOf(secret: string): Uint8Array {
  return createHmac("sha256", secret).update("quickfix device mark").digest();
}
