const WORD = /[\p{L}\p{N}]+/gu;
const MAX_WORDS = 400;
const MAX_LENGTH = 40;

/** Lower-case words without accents, each once: what search matches by their beginnings. */
export function wordsOf(...texts: readonly string[]): string[] {
  const words = new Set<string>();
  for (const text of texts) {
    const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    for (const [word] of plain.matchAll(WORD)) {
      if (words.size >= MAX_WORDS) return [...words];
      words.add(word.slice(0, MAX_LENGTH));
    }
  }
  return [...words];
}
