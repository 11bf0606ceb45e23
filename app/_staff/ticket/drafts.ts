/** A reply and an internal note are two texts: mixing them up is how a note reaches a customer. */
export type DraftKind = "reply" | "note";

type DraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

function draftKey(userId: string, ticketId: string, kind: DraftKind): string {
  return `quickfix:draft:${userId}:${ticketId}:${kind}`;
}

/** What this person left unfinished on the ticket, or an empty text. A browser that keeps nothing is not an error. */
export function readDraft(storage: DraftStorage, userId: string, ticketId: string, kind: DraftKind): string {
  try {
    return storage.getItem(draftKey(userId, ticketId, kind)) ?? "";
  } catch {
    return "";
  }
}

/** Keeps the text for the next visit; an empty one is forgotten. False when the browser refused, so that the page can say so. */
export function keepDraft(
  storage: DraftStorage,
  userId: string,
  ticketId: string,
  kind: DraftKind,
  text: string,
): boolean {
  try {
    if (text.trim() === "") storage.removeItem(draftKey(userId, ticketId, kind));
    else storage.setItem(draftKey(userId, ticketId, kind), text);
    return true;
  } catch {
    return false;
  }
}
