import { type Words, wordsOf } from "#server/core/saying.ts";
import type { MailSaying } from "#server/desk/mails/mail-words.ts";
import { noticeSubject } from "#server/desk/mails/notice-subject.ts";
import type { MailThread } from "#server/desk/notices/mail-thread-reader.ts";
import type { GatheredNotices } from "#server/desk/notices/notice-mail.ts";

type Told = Pick<GatheredNotices, "complaintId" | "mayAnswer" | "notices">;

export interface NoticeWordsOptions {
  readonly publicUrl: string;
  /** What the complaint is called in every mail of the thread. */
  readonly title: MailThread["title"];
  readonly takesAnswers: boolean;
  /** Where its reader ends such mails; absent where all of it has to arrive. */
  readonly stop?: string | undefined;
}

const ANSWER = { key: "mails.notice.answer" } as const;

/** What a mail says of what somebody was told, the oldest first, and where it leads. */
export function noticeWords({ complaintId, mayAnswer, notices }: Told, options: NoticeWordsOptions): MailSaying {
  const { publicUrl, title, takesAnswers, stop } = options;
  const newest = notices.at(-1);
  if (!newest) return { subject: title, text: [] };
  return {
    // The same in the whole thread: mail programs that go by it keep it together.
    subject: complaintId ? noticeSubject(complaintId, title) : newest.title,
    text: [...counted(notices.map((notice) => notice.title)), newest.message],
    button: { key: complaintId ? "mails.button.complaint" : "mails.button.account" },
    href: `${publicUrl}${complaintId ? `/complaints/${complaintId}` : "/settings"}`,
    after: takesAnswers ? [ANSWER] : [],
    footer: [{ key: "mails.notice.why", values: { whose: !complaintId ? "account" : mayAnswer ? "own" : "staff" } }],
    ...(stop ? { stop } : {}),
    settings: `${publicUrl}/settings`,
  };
}

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
