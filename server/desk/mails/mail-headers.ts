/** A program wrote it, and no other program should answer (RFC 3834, and what Exchange asks for in its place). */
export const OF_PROGRAMS = { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" } as const;

/** What a mail of news is filed by, and what keeps programs that know lists from answering it (RFC 2919). */
export function newsHeaders(idHost: string): Readonly<Record<string, string>> {
  return { "List-Id": `QuickFix <news.${idHost}>` };
}

/** What mail programs show a button for: one POST ends such mails (RFC 2369, RFC 8058). */
export function stopHeaders(stop: string | null): Readonly<Record<string, string>> {
  if (!stop) return {};
  return { "List-Unsubscribe": `<${stop}/now>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}
