/** A piece of somebody's words; `href` where it is an address that may be followed. */
export interface LinkPart {
  readonly text: string;
  readonly href: string | null;
}

/** What begins like an address, up to what can be in none. Characters that nobody sees end it: they could hide where it leads. */
const ADDRESS = /(?<![a-z0-9])(?:https?:\/\/|mailto:)[^\s<>"“”„«»，。、；：！？（）「」『』【】\p{Cc}\p{Cf}]+/giu;
const LEADS_TO_PEOPLE = new Set(["http:", "https:", "mailto:"]);
const OPENING: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/** The same words in pieces: put together they are what was written, to the letter. */
export function linkParts(words: string): LinkPart[] {
  const parts: LinkPart[] = [];
  let end = 0;
  for (const { 0: found, index } of words.matchAll(ADDRESS)) {
    const text = withoutSentence(found);
    const href = safeHref(text);
    if (href === null) continue;
    if (index > end) parts.push({ text: words.slice(end, index), href: null });
    parts.push({ text, href });
    end = index + text.length;
  }
  if (end < words.length) parts.push({ text: words.slice(end), href: null });
  return parts;
}

/** Without the marks that end the sentence or the brackets that it stands in. */
function withoutSentence(address: string): string {
  let text = address;
  while (text !== "") {
    const last = text.at(-1) ?? "";
    const opening = OPENING[last];
    const isLoose = opening === undefined ? /[.,;:!?'’*_…]/u.test(last) : count(text, last) > count(text, opening);
    if (!isLoose) return text;
    text = text.slice(0, -1);
  }
  return text;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** Null for what is no whole address, and for one with a user's name before its host, which is there to be taken for the host. */
function safeHref(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, username, password, pathname, href } = new URL(text);
  if (!LEADS_TO_PEOPLE.has(protocol) || username !== "" || password !== "") return null;
  return (protocol === "mailto:" ? /.@./u.test(pathname) : hostname !== "") ? href : null;
}
