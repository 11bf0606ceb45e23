import type { UserId } from "#server/core/ids.ts";
import type { Role } from "#server/core/vocabulary.ts";
import type { Channels, NoticeKind } from "./kinds.ts";
import type { Preferences } from "./room.ts";
import { channelsOf } from "./wanted.ts";

/** Somebody who may be told of something. */
export interface Told {
  readonly id: UserId;
  readonly role: Role;
}

/** Resolves to what says by which channels each of these people wants to be told of a kind, as they have chosen by now. */
export async function wantedOf(
  { preferences }: Preferences<"of">,
  people: readonly Told[],
): Promise<(person: Told, kind: NoticeKind) => Channels> {
  const chosen = await preferences.of([...new Set(people.map(({ id }) => id))]);
  return ({ id, role }, kind) => channelsOf(role, kind, chosen.get(id));
}
