/** A mail server that was away is asked again so soon. */
export const AWAY_MS = 15_000;
const LONGEST_WAIT_MS = 10 * 60_000;
/** What a mail server says about one mail: it has read it, or the addresses of it, and answered. */
const ABOUT_ONE_MAIL = new Set(["EENVELOPE", "EMESSAGE"]);
/** "Service not available": said in whatever step, it is about all mails. */
const CLOSING = 421;

/** Whether no other mail would be taken either: nobody answers, or nobody lets us in. */
export function isServerAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return typeof code === "string" && (responseCode === CLOSING || !ABOUT_ONE_MAIL.has(code));
}

/** Milliseconds until a mail that was refused is tried again: doubled with every try, up to ten minutes. */
export function waitMs(firstMs: number, tries: number): number {
  return Math.min(LONGEST_WAIT_MS, firstMs * 2 ** (tries - 1));
}
