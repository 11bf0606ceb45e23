import type { Actor } from "#server/core/actor.ts";
import { decideAbout } from "./decide-about.ts";
import type { InboxRoom } from "./room.ts";

/** Staff: nothing comes of a mail, and its sender hears nothing. It stays among the refused until it is too old. */
export async function refuseMail(room: InboxRoom, actor: Actor, { id }: { readonly id: string }): Promise<void> {
  await decideAbout(room, actor, { id, from: ["waits"], action: "mail.refused" }, async () => ({
    state: "refused",
    reason: "by-staff",
  }));
}
