import { indexWords } from "#server/core/search/index-words.ts";
import type { UserRow } from "./rows.ts";

/** What somebody is found by: their name, and the address that they hold or claim. Whoever writes one of the two writes its words. */
export const wordsOfName = (name: string) => ({ nameWords: indexWords(name) });
export const wordsOfAddress = (email: string) => ({ addressWords: indexWords(email) });

/** Whose words are spelled by earlier rules. */
export const SPELLED_EARLIER = { wordsVersion: null } as const;

const OF_PATTERNS = /[.*+?^${}()|[\]\\]/g;

/** Finds whom the version before wrote, as that did: by any part of their name or address. */
export function asBefore(typed: string) {
  const part = { $regex: typed.replace(OF_PATTERNS, String.raw`\$&`), $options: "i" };
  return { ...SPELLED_EARLIER, $or: [{ name: part }, { email: part }, { claims: part }] };
}

/** All words of a row. */
export const wordsOfRow = ({ name, email, claims }: Pick<UserRow, "name" | "email" | "claims">) => ({
  ...wordsOfName(name),
  ...wordsOfAddress(claims ?? email),
});
