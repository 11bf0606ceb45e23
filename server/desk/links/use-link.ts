import type { UserId } from "#server/core/ids.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Act } from "#server/desk/audit/room.ts";
import { confirmAddress, resetPassword } from "#server/desk/people/confirm-address.ts";
import { acceptInvitation, makeFirstAdmin } from "#server/desk/people/join.ts";
import { moveAddress } from "#server/desk/people/move-address.ts";
import type { PeopleRoom } from "#server/desk/people/room.ts";
import { linkOver } from "#server/desk/people/take-account.ts";
import { hashOfLink } from "./issue-link.ts";
import type { Link } from "./link.ts";
import type { LinkUsed, UseLink } from "./wire.ts";

/**
 * Does what a link is for, once: it is taken first, by one atomic write, so that of two who press the button at the same
 * moment one is refused. A refusal that can be mended, such as a password that is too short, leaves it as it was.
 * @throws DomainError `link.over`, and what each kind refuses.
 */
export async function useLink(room: PeopleRoom, { token, ...given }: UseLink, by: UserId | null): Promise<LinkUsed> {
  const hash = hashOfLink(token);
  const link = await room.links.take(hash, room.clock.now());
  if (!link) throw linkOver();
  try {
    return await recorded(room, actOf(link), () => act(room, link, given, by));
  } catch (error) {
    await room.links.giveBack(hash);
    throw error;
  }
}

function actOf({ kind, userId, email, role }: Link): Act {
  return {
    action: "link.used",
    actorId: userId,
    ...(userId ? { on: { kind: "person", id: userId } } : {}),
    after: { kind, ...(role ? { role } : {}) },
    ...(email ? { personal: { email } } : {}),
  };
}

async function act(
  room: PeopleRoom,
  link: Link,
  { name, email, password }: Omit<UseLink, "token">,
  by: UserId | null,
): Promise<LinkUsed> {
  switch (link.kind) {
    case "verify":
      return done(await confirmAddress(room, link, { password, by }));
    case "reset":
      return done(await resetPassword(room, link, { password }));
    case "invite":
      return done(await acceptInvitation(room, link, { name, email, password }));
    case "first-admin":
      return done(await makeFirstAdmin(room, { name, email, password }));
    case "change-address":
      return moveAddress(room, link);
    default:
      return link.kind satisfies never;
  }
}

function done({ email }: { email: string }): LinkUsed {
  return { outcome: "done", email };
}
