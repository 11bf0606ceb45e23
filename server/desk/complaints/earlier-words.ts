const WORD = /[\p{L}\p{N}]+/gu;
const LONGEST = 40;

/** The words of a search as the version before spelled them: what finds complaints whose words nobody has spelled anew yet. */
export function earlierWords(typed: string): string[] {
  const plain = typed.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return [...new Set([...plain.matchAll(WORD)].map(([word]) => word.slice(0, LONGEST)))];
}
