import type { Saying, Words } from "#server/core/saying.ts";

/** The subject of a mail that tells somebody of a complaint. It begins with the complaint, which is how such a mail is found. */
export const noticeSubject = (complaintId: string, title: Words): Saying => ({
  key: "mails.notice.subject",
  values: { complaintId, title },
});

/** Which complaint the mail with this subject tells of. */
export function complaintInSubject(subject: Words): string {
  if (typeof subject === "string") return subject.slice(0, subject.indexOf(": "));
  const complaintId = subject.values?.["complaintId"];
  return typeof complaintId === "string" ? complaintId : "";
}
