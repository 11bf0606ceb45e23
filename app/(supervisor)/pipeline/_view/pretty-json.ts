/** What a screen would hide, or would let turn the rest of the line around. */
const UNSEEN = /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** JSON with a line a field; what is not JSON stays as it was sent. Either shows what is in it. */
export function prettyJson(text: string): string {
  try {
    return shown(JSON.stringify(JSON.parse(text), null, 2));
  } catch {
    return shown(text);
  }
}

/** What came from anywhere, with the characters that nobody sees written out. */
export function shown(text: string): string {
  return text.replace(UNSEEN, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
