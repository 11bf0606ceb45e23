import type { Role } from "#server/core/vocabulary.ts";
import { Channel, type Channels, KINDS, NoticeKind } from "./kinds.ts";

/** Where somebody wants something else than their role's defaults; whatever is not in it follows them, also when they change. */
export type Differences = Readonly<Partial<Record<NoticeKind, Readonly<Partial<Record<Channel, boolean>>>>>>;

/** How somebody of this role is told of a kind who said nothing. */
export function defaultsOf(role: Role, kind: NoticeKind): Channels {
  const { mail, push } = KINDS[kind];
  return { page: true, mail: mail.includes(role), push: push.includes(role) };
}

/** How somebody is told of a kind. */
export function channelsOf(role: Role, kind: NoticeKind, differences: Differences = {}): Channels {
  return { ...defaultsOf(role, kind), ...differences[kind], ...KINDS[kind].fixed };
}

/** Whether nobody can choose otherwise. */
export function isFixed(kind: NoticeKind, channel: Channel): boolean {
  return KINDS[kind].fixed?.[channel] !== undefined;
}

/** What nobody can choose of a kind. */
export const fixedOf = (kind: NoticeKind): Channel[] => Channel.options.filter((channel) => isFixed(kind, channel));

/** What somebody is asked about: what concerns their role, and whatever else they have said something of. */
export function askedAbout(role: Role, differences: Differences): NoticeKind[] {
  return NoticeKind.options.filter((kind) => KINDS[kind].concerns.includes(role) || differences[kind] !== undefined);
}
