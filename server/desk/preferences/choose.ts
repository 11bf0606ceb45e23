import type { Actor } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import type { UserId } from "#server/core/ids.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { Accounts } from "#server/desk/people/room.ts";
import type { NoticeKind } from "./kinds.ts";
import type { Preferences } from "./room.ts";
import { askedAbout, channelsOf, defaultsOf, fixedOf, isFixed } from "./wanted.ts";
import type { PreferenceList, SetPreference } from "./wire.ts";

/** How the actor is told of each kind that concerns them. */
export async function readPreferences(
  { preferences }: Preferences<"of">,
  { id, role }: Pick<Actor, "id" | "role">,
): Promise<PreferenceList> {
  const differences = (await preferences.of([id])).get(id) ?? {};
  const items = askedAbout(role, differences).map((kind) => {
    return { kind, ...channelsOf(role, kind, differences), fixed: fixedOf(kind) };
  });
  return { items };
}

/**
 * The actor wants to be told of a kind by a channel from now on, or not any more. What is as the defaults are follows them.
 * @throws DomainError `input.invalid` where nobody can choose.
 */
export async function setPreference(
  room: Preferences & Trailed,
  actor: Pick<Actor, "id" | "role">,
  { kind, channel, on }: SetPreference,
): Promise<PreferenceList> {
  if (isFixed(kind, channel) && channelsOf(actor.role, kind)[channel] !== on) {
    const says = { key: "refusals.notices.fixed", values: { channel } } as const;
    throw new DomainError("input.invalid", says, { fields: { on: says } });
  }
  const differences = (await room.preferences.of([actor.id])).get(actor.id);
  const before = channelsOf(actor.role, kind, differences)[channel];
  if (before !== on) {
    const isDefault = defaultsOf(actor.role, kind)[channel] === on;
    const subject = { kind: "person", id: actor.id } as const;
    const values = { before: { [`${kind}.${channel}`]: before }, after: { [`${kind}.${channel}`]: on } };
    await recorded(room, { action: "account.notices", actorId: actor.id, on: subject, ...values }, () =>
      room.preferences.set(actor.id, kind, channel, isDefault ? null : on),
    );
  }
  return readPreferences(room, actor);
}

/**
 * Somebody wants no mails of a kind any more, as a link in one of them says. Of what always arrives, and of whoever is not
 * there any more, nothing changes.
 */
export async function turnOffMail(
  room: Preferences & Trailed & Accounts<"findById">,
  userId: UserId,
  kind: NoticeKind,
): Promise<void> {
  const account = await room.accounts.findById(userId);
  if (account && !isFixed(kind, "mail")) await setPreference(room, account, { kind, channel: "mail", on: false });
}
