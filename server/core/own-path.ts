/** Longer than any address of ours with every filter set. */
const LONGEST = 2000;

/**
 * Where on this site an address leads that came from outside: its path and its search, in the letters that a header may
 * hold. Null for one that leads elsewhere, or that no page can have. Read as browsers read it, and not by its look: they
 * drop tabs and line breaks, take a backslash for a slash and resolve dots, so that `/%09/evil` decoded, or `/a/..//evil`,
 * is another site.
 * @param origin of this site.
 */
export function ownPath(asked: unknown, origin: string): string | null {
  if (typeof asked !== "string" || asked === "" || asked.length > LONGEST || !URL.canParse(asked, origin)) return null;
  const url = new URL(asked, origin);
  const here = new URL(origin);
  // Not by `origin`: a blob has that of whoever made it.
  if (url.protocol !== here.protocol || url.host !== here.host) return null;
  // Alone, such a path would name a host.
  if (url.pathname.startsWith("//")) return null;
  return isDecodable(url.pathname) ? `${url.pathname}${url.search}` : null;
}

/** Whether every `%` begins the escape of a letter. */
export function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
