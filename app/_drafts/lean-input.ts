import type { Texts } from "./draft.ts";

/** What a request has in common with the texts that it was made of. */
interface Lean {
  readonly input: unknown;
  /** By field of the request: the text that stands there. */
  readonly same?: Texts;
}

/** The request without what its texts say as well. */
export function leaveOut(input: unknown, texts: Texts): Lean {
  if (!isFields(input)) return { input };
  const same: Record<string, string> = {};
  const rest = Object.entries(input).map(([field, value]) => {
    const name = saidIn(texts, value);
    if (name === undefined) return [field, value];
    same[field] = name;
    // Its place is held, so that it goes out as it would have.
    return [field, null];
  });
  return { input: Object.fromEntries(rest), same };
}

/** The request as it was. */
export function putIn(input: unknown, same: Texts | null, texts: Texts): unknown {
  if (!same || !isFields(input)) return input;
  const said = Object.entries(same).map(([field, name]) => [field, texts[name]?.trim()]);
  return { ...input, ...Object.fromEntries(said) };
}

/** The name of the text that says the same. */
export function saidIn(texts: Texts, value: unknown): string | undefined {
  return Object.keys(texts).find((name) => texts[name]?.trim() === value);
}

function isFields(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === "object" && input !== null && !Array.isArray(input);
}
