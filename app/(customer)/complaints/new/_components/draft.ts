/** What a customer had typed before they left. Older shapes and other people's scribbles read as nothing. */
export interface Draft {
  readonly title: string;
  readonly description: string;
  readonly category: string;
}

const keyOf = (userId: string): string => `quickfix.draft.filing.${userId}`;

export function loadDraft(storage: Pick<Storage, "getItem">, userId: string): Draft | null {
  try {
    const found: unknown = JSON.parse(storage.getItem(keyOf(userId)) ?? "null");
    if (typeof found !== "object" || found === null) return null;
    const text = (field: string): string => {
      const value: unknown = (found as Record<string, unknown>)[field];
      return typeof value === "string" ? value : "";
    };
    return { title: text("title"), description: text("description"), category: text("category") };
  } catch {
    return null;
  }
}

/** Keeps the draft on this device; an empty one is forgotten. A full or forbidden storage costs only the draft. */
export function saveDraft(storage: Pick<Storage, "setItem" | "removeItem">, userId: string, draft: Draft | null): void {
  try {
    const isEmpty = !draft || (draft.title.trim() === "" && draft.description.trim() === "");
    if (isEmpty) storage.removeItem(keyOf(userId));
    else storage.setItem(keyOf(userId), JSON.stringify(draft));
  } catch {
    // Private windows may refuse to store.
  }
}
