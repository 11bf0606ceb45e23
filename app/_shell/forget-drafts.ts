/** Everything unfinished that is kept on this device: complaints, replies, notes. */
const DRAFT = /^quickfix[.:]draft[.:]/;

/** Forgets what whoever signs out has left unfinished here: the next person at this device must not find it. */
export function forgetDrafts(storage: Pick<Storage, "length" | "key" | "removeItem">): void {
  const keys = Array.from({ length: storage.length }, (_, place) => storage.key(place));
  for (const key of keys) if (key !== null && DRAFT.test(key)) storage.removeItem(key);
}
