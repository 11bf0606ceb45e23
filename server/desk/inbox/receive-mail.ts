import { createHash } from "node:crypto";
import type { Clock, Ids } from "#server/core/ports/environment.ts";
import type { Inbox } from "./room.ts";

/** 25 MB of files are a third more as a mail carries them. */
export const MOST_BYTES = 36 * 1024 * 1024;
/** What is kept of one that is larger: its headers, and where it begins. */
export const BEGINNING_BYTES = 1024 * 1024;

/**
 * Keeps a mail as it came, before anybody looks into it; a consumer reads it within a second. However often the same mail is
 * brought, it is kept once. @returns whether it is new
 */
export async function receiveMail(
  room: Pick<Inbox<"keep">, "inbox"> & { readonly clock: Clock; readonly ids: Pick<Ids, "documentId"> },
  raw: Uint8Array,
  bytes = raw.length,
): Promise<boolean> {
  const kept = bytes > MOST_BYTES ? raw.subarray(0, BEGINNING_BYTES) : raw;
  const mail = { id: room.ids.documentId(), key: keyOf(kept), at: room.clock.now(), bytes };
  return room.inbox.keep(mail, kept);
}

/** By what a mail is known again: its Message-ID with its sender, so that nobody's id keeps another's mail out. */
function keyOf(raw: Uint8Array): string {
  const head = Buffer.from(raw.subarray(0, 256 * 1024)).toString("latin1");
  const [headers = ""] = head.split(/\r?\n\r?\n/, 1);
  const unfolded = headers.replace(/\r?\n[ \t]+/g, " ");
  const valueOf = (name: string) => new RegExp(`^${name}:\\s*(.*)$`, "im").exec(unfolded)?.[1]?.trim();
  const id = valueOf("message-id");
  return createHash("sha256")
    .update(id ? `${id}\n${valueOf("from") ?? ""}` : raw)
    .digest("hex");
}
