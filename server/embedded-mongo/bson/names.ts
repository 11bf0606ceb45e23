/** A power of two, some times as many as an application has field names. */
const slots = 4_096;
const longest = 40;

const known: (string | undefined)[] = Array.from({ length: slots });

/**
 * The name that lies in the bytes from `start` up to `end`, all of them ASCII; `hash` is one of those bytes. A name that comes again, as
 * nearly all do, is the string of before: it is not made anew, and an object finds its field by it without comparing letters.
 */
export function nameIn(bytes: Uint8Array, start: number, end: number, hash: number): string {
  const slot = hash & (slots - 1);
  const candidate = known[slot];
  if (candidate !== undefined && isName(candidate, bytes, start, end)) return candidate;
  let text = "";
  for (let at = start; at < end; at += 1) text += String.fromCharCode(bytes[at] ?? 0);
  if (end - start > longest) return text;
  // The keys of an object are strings of which there is one each.
  const [name = text] = Object.keys({ [text]: null });
  known[slot] = name;
  return name;
}

function isName(name: string, bytes: Uint8Array, start: number, end: number): boolean {
  if (name.length !== end - start) return false;
  for (let index = 0; index < name.length; index += 1) {
    if (name.charCodeAt(index) !== bytes[start + index]) return false;
  }
  return true;
}
