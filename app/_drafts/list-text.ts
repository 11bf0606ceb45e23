/** What a draft keeps as a text of its own, piece by piece. Scribbles of others read as none. */
export function readList<Item>(text: string, isItem: (value: unknown) => value is Item): readonly Item[] {
  try {
    const found: unknown = JSON.parse(text || "[]");
    return Array.isArray(found) ? found.filter(isItem) : [];
  } catch {
    return [];
  }
}

/** Nothing for none, so that a draft without any is the draft that it was. */
export function listText(items: readonly unknown[]): string {
  return items.length === 0 ? "" : JSON.stringify(items);
}
