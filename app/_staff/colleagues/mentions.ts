import { listText, readList } from "#app/_drafts/list-text.ts";

/** Somebody, or a team, whom a note calls, and as what they stand in its words. */
export interface Call {
  readonly kind: "person" | "team";
  readonly id: string;
  readonly as: string;
}

/** A piece of a note's words; `call` where they call somebody. */
export interface NotePart<Called> {
  readonly text: string;
  readonly call: Called | null;
}

/** What is written behind an @ that no word or address goes on with; null where nobody is looked for. */
export function typedName(before: string): string | null {
  return /(?<![\p{L}\p{N}._%+-])@([^\s@]{0,60})$/u.exec(before)?.[1] ?? null;
}

/**
 * The same words in pieces: put together they are what was written, to the letter. Two of one name are told apart by their order, and
 * a name that another begins with is not that other.
 */
export function noteParts<Called extends Call>(words: string, calls: readonly Called[]): NotePart<Called>[] {
  const byLength = calls.toSorted((one, other) => other.as.length - one.as.length);
  const left = new Set(byLength);
  const parts: NotePart<Called>[] = [];
  let end = 0;
  for (let at = words.indexOf("@"); at !== -1; at = words.indexOf("@", Math.max(at + 1, end))) {
    const fits = byLength.filter(({ as }) => as !== "" && standsAt(words, at + 1, as));
    const call = fits.find((each) => each.as === fits[0]?.as && left.has(each)) ?? fits[0];
    if (!call) continue;
    left.delete(call);
    if (at > end) parts.push({ text: words.slice(end, at), call: null });
    end = at + 1 + call.as.length;
    parts.push({ text: words.slice(at, end), call });
  }
  if (end < words.length) parts.push({ text: words.slice(end), call: null });
  return parts;
}

function standsAt(words: string, at: number, name: string): boolean {
  return words.startsWith(name, at) && !/^[\p{L}\p{N}]/u.test(words.slice(at + name.length));
}

/** Whom words call of those who were chosen while they were written. */
export function calledIn(words: string, calls: readonly Call[]): Call[] {
  return noteParts(words, calls).flatMap(({ call }) => call ?? []);
}

/** Who was chosen, as a draft keeps it. */
export const readCalls = (text: string): readonly Call[] => readList(text, isCall);

export const callsText = (calls: readonly Call[]): string => listText(calls);

function isCall(value: unknown): value is Call {
  if (typeof value !== "object" || value === null) return false;
  const { kind, id, as } = { kind: null, id: null, as: null, ...value };
  return (kind === "person" || kind === "team") && typeof id === "string" && typeof as === "string";
}
