/** The subject of a mail that tells somebody of a complaint. It begins with the complaint, which is how such a mail is found. */
export const noticeSubject = (complaintId: string, title: string): string => `${complaintId}: ${title}`;

/** Which complaint the mail with this subject tells of. */
export const complaintInSubject = (subject: string): string => subject.slice(0, subject.indexOf(": "));
