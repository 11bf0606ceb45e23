/** What somebody has written in one place and not sent. */
export interface Draft {
  /** Made when it began, and sent with it: however often it is sent, it is done once. */
  readonly key: string;
  /** By field; a place with one field calls it `text`. */
  readonly texts: Texts;
  readonly at: number;
}

export type Texts = Readonly<Record<string, string>>;

/** Scribbles of others, and shapes of another version, read as nothing. */
export function readDraft(stored: string | null): Draft | null {
  const found = parsed(stored);
  if (!found) return null;
  const { key, at } = found;
  const texts = textsOf(found["texts"]);
  return typeof key === "string" && typeof at === "number" && texts ? { key, at, texts } : null;
}

export function textsOf(value: unknown): Texts | null {
  if (typeof value !== "object" || value === null) return null;
  const entries = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return Object.fromEntries(entries);
}

export function parsed(stored: string | null): Readonly<Record<string, unknown>> | null {
  try {
    const found: unknown = JSON.parse(stored ?? "null");
    return typeof found === "object" && found !== null ? { ...found } : null;
  } catch {
    return null;
  }
}
