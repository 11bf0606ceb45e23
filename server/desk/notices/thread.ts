import { type Words, wordsOf } from "#server/core/saying.ts";

/** A mail of a thread: by what it is referred to, and when it went. */
export interface InThread {
  readonly id: string;
  readonly at: Date;
}

/**
 * What a mail refers to (RFC 5322, 3.6.4): of all that went before it the first and the last of each side, in the order of
 * time. Whichever of them somebody's mailbox still has holds the thread together. It answers the last.
 */
export function referencesOf(ours: readonly InThread[], theirs: readonly InThread[]): string[] {
  const ends = [ours.at(0), ours.at(-1), theirs.at(0), theirs.at(-1)].flatMap((each) => each ?? []);
  return [...new Set(ends.toSorted((a, b) => a.at.getTime() - b.at.getTime()).map(({ id }) => id))];
}

/** What a complaint was called when somebody was told of it. */
export function titleIn(message: Words, complaintId: string): Words {
  if (typeof message !== "string" && message.key === "notices.about") {
    const title = message.values?.["title"];
    if (typeof title === "string") return title;
  }
  const [words, before] = [wordsOf(message), `${complaintId}: `];
  return words.startsWith(before) ? words.slice(before.length) : words;
}
