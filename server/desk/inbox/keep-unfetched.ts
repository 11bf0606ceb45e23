import type { Clock, Ids } from "#server/core/ports/environment.ts";
import type { Inbox } from "./room.ts";

/** Notes a mail that its server does not give out, so that somebody looks for it there, and nobody asks for it for ever. */
export async function keepUnfetched(
  { inbox, clock, ids }: Pick<Inbox<"keep" | "settle">, "inbox"> & { readonly clock: Clock; readonly ids: Ids },
  uid: number,
  bytes: number,
): Promise<void> {
  const [id, at] = [ids.documentId(), clock.now()];
  await inbox.keep({ id, key: `not fetched ${id}`, at, bytes }, new Uint8Array());
  await inbox.settle(id, { state: "unreadable", reason: "not-fetched", detail: String(uid), forAdmins: true }, at);
}
