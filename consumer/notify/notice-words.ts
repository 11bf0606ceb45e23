import { hashOf } from "#server/core/events/said-anchor.ts";
import { type Saying, type Words, wordsOf } from "#server/core/saying.ts";
import type { MailSaying } from "#server/desk/mails/mail-words.ts";
import { noticeSubject } from "#server/desk/mails/notice-subject.ts";
import type { MailThread } from "#server/desk/notices/mail-thread-reader.ts";
import type { GatheredNotices } from "#server/desk/notices/notice-mail.ts";
import type { ToldWords } from "#server/desk/notices/told-words-reader.ts";
import { quoteOf } from "./quote-of.ts";

type Told = Pick<GatheredNotices, "complaintId" | "mayAnswer" | "notices">;

/** Whoever was away from their mails for a day reads on in the complaint. */
const MOST_QUOTED = 20;

export interface NoticeWordsOptions {
  readonly publicUrl: string;
  /** What the complaint is called in every mail of the thread. */
  readonly title: MailThread["title"];
  readonly takesAnswers: boolean;
  /** What others wrote of it, the oldest first, as far as its reader may read that. */
  readonly said: readonly ToldWords[];
  /** Where its reader ends such mails; absent where all of it has to arrive. */
  readonly stop?: string | undefined;
}

const ANSWER = { key: "mails.notice.answer" } as const;

/** What a mail says of what somebody was told, the oldest first, and where it leads. */
export function noticeWords({ complaintId, mayAnswer, notices }: Told, options: NoticeWordsOptions): MailSaying {
  const { publicUrl, title, takesAnswers, said, stop } = options;
  const newest = notices.at(-1);
  if (!newest) return { subject: title, text: [] };
  const about = `${publicUrl}${complaintId ? `/complaints/${complaintId}` : "/settings"}`;
  const unquoted = Math.max(0, said.length - MOST_QUOTED);
  return {
    // The same in the whole thread: mail programs that go by it keep it together.
    subject: complaintId ? noticeSubject(complaintId, title) : newest.title,
    text: [
      ...counted(notices.map((notice) => notice.title)),
      newest.message,
      ...(unquoted > 0 ? [earlier(unquoted)] : []),
    ],
    ...(said.length > 0 ? { quotes: said.slice(unquoted).map((words) => quoteOf(words, about)) } : {}),
    button: { key: complaintId ? "mails.button.complaint" : "mails.button.account" },
    href: about + (complaintId ? hashOf(newest) : ""),
    after: takesAnswers ? [ANSWER] : [],
    footer: [{ key: "mails.notice.why", values: { whose: !complaintId ? "account" : mayAnswer ? "own" : "staff" } }],
    ...(stop ? { stop } : {}),
    settings: `${publicUrl}/settings`,
  };
}

const earlier = (count: number): Saying => ({ key: "mails.quote.earlier", values: { count } });

/** What is said several times is said once, with how often. */
function counted(titles: readonly Words[]): Words[] {
  const counts = new Map<string, { title: Words; count: number }>();
  for (const title of titles) {
    const words = wordsOf(title);
    const known = counts.get(words);
    // At the place of the last of them.
    counts.delete(words);
    counts.set(words, { title, count: (known?.count ?? 0) + 1 });
  }
  return [...counts.values()].map(({ title, count }) =>
    count === 1 ? title : { key: "mails.notice.several", values: { title, count } },
  );
}
