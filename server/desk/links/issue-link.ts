import { createHash } from "node:crypto";
import type { Link } from "./link.ts";
import type { Issuing } from "./room.ts";
import type { LinkKind, MadeLink } from "./wire.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long each can be used. What opens an account that somebody works with is short, what waits for a newcomer is not. */
const LIFE_MS = {
  verify: 3 * DAY_MS,
  invite: 7 * DAY_MS,
  reset: HOUR_MS,
  "change-address": DAY_MS,
  "first-admin": HOUR_MS,
} as const satisfies Record<LinkKind, number>;

/** What a link says beside its kind and its times. */
export type LinkSubject = Partial<Omit<Link, "kind" | "createdAt" | "expiresAt">>;

/**
 * A new link. Its token stands behind the `#` of the address, so that no server, proxy or referrer ever writes it down; we
 * keep its hash.
 */
export async function issueLink(
  { links, clock, ids, delivery }: Issuing,
  kind: LinkKind,
  about: LinkSubject,
): Promise<MadeLink> {
  const token = ids.token();
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + LIFE_MS[kind]);
  const nothing = { userId: null, email: null, name: null, role: null, invitedBy: null, move: null, movesTo: null };
  await links.insert(hashOfLink(token), { kind, ...nothing, ...about, createdAt: now, expiresAt });
  return { kind, url: `${delivery.publicUrl}/link#${token}`, expiresAt: expiresAt.toISOString() };
}

export function hashOfLink(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
