/** First letters of the first and the last word; one letter when there is one word, "?" when there is none. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  const letters = ends.map((word) => /^./u.exec(word ?? "")?.[0] ?? "").join("");
  return letters === "" ? "?" : letters.toLocaleUpperCase();
}
