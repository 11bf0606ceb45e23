import { DocumentId, type UserId, userIdOf } from "#server/core/ids.ts";
import { type Secrets, shortSignature } from "#server/platform/short-signature.ts";
import { NoticeKind } from "./kinds.ts";

const signature = shortSignature("mails to stop");
const TOKEN = /^([0-9a-f]{24})[.]([a-z]+(?:-[a-z]+)*)[.]([0-9a-f]{32})$/;

/** Whose mails of which kinds end. */
export interface Stopping {
  readonly userId: UserId;
  readonly kinds: readonly NoticeKind[];
}

/** What lets whoever has it end these mails to this person, and nothing else. It does not end: mails lie in a mailbox for years. */
export function stopToken({ userId, kinds }: Stopping, secrets: Pick<Secrets, "secret">): string {
  const named = [...new Set(kinds)].toSorted().join("-");
  return `${userId}.${named}.${signature.of(`${userId} ${named}`, secrets)}`;
}

/** What a token is for; null where the desk made none like it, with its secret or the one before. */
export function readStopToken(token: string, secrets: Secrets): Stopping | null {
  const [, id = "", named = "", signed = ""] = TOKEN.exec(token) ?? [];
  const kinds = NoticeKind.array().min(1).safeParse(named.split("-"));
  if (!DocumentId.safeParse(id).success || !kinds.success) return null;
  return signature.isOurs(signed, `${id} ${named}`, secrets) ? { userId: userIdOf(id), kinds: kinds.data } : null;
}
