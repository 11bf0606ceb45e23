import type { NoticeType } from "./notice.ts";

/** Of these somebody is told because of what was written. */
const OF_WORDS: ReadonlySet<string> = new Set<NoticeType>([
  "reply",
  "waiting",
  "resolved",
  "closed",
  "reopened",
  "mention",
  "help",
  "helped",
]);

/** Whether somebody is told of it because of what was written. */
export const isOfWords = ({ type }: { readonly type: string }): boolean => OF_WORDS.has(type);

/** What was said at this instant is known by this in its conversation. */
export function saidAnchor(at: Date | string): string {
  return `said-${new Date(at).getTime()}`;
}

/** The end of an address that leads from a notice to the very words that it is of; empty where it is of none. */
export function hashOf(notice: { readonly type: string; readonly at: Date | string }): string {
  return isOfWords(notice) ? `#${saidAnchor(notice.at)}` : "";
}
