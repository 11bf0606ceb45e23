import type { UserId } from "#server/core/ids.ts";
import { linkOver } from "#server/desk/people/take-account.ts";
import { hashOfLink } from "./issue-link.ts";
import type { Links } from "./room.ts";
import type { LinkSeen } from "./wire.ts";

/**
 * What a link is for, for whoever has it. Looking changes nothing, however often it is done: mail scanners open links.
 * @throws DomainError `link.over`
 */
export async function lookAtLink(
  { links, clock }: Links<"find">,
  { token }: { token: string },
  by: UserId | null,
): Promise<LinkSeen> {
  const link = await links.find(hashOfLink(token), clock.now());
  if (!link) throw linkOver();
  const { kind, email, name, role, movesTo, userId, expiresAt } = link;
  const isOwn = by !== null && by === userId;
  return { kind, email, name, role, movesTo, isOwn, expiresAt: expiresAt.toISOString() };
}
