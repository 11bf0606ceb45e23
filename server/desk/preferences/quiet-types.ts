import type { Actor } from "#server/core/actor.ts";
import type { NoticeType } from "#server/core/events/notice.ts";
import { NoticeKind, typesOf } from "./kinds.ts";
import type { Preferences } from "./room.ts";
import { wantedOf } from "./wanted-of.ts";

/** Which notices somebody does not want to be told of on pages: no message, no sound, no number at the bell. */
export async function quietTypes(
  room: Preferences<"of">,
  actor: Pick<Actor, "id" | "role">,
): Promise<readonly NoticeType[]> {
  const wants = await wantedOf(room, [actor]);
  return typesOf(NoticeKind.options.filter((kind) => !wants(actor, kind).page));
}
