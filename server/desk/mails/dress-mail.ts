import { type MailInWords, plainText } from "./in-words.ts";

/** A mail as it goes to a mail server. */
export interface DressedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A mail in plain text, and as a page for programs that show one. */
export async function dressMail(words: MailInWords): Promise<DressedMail> {
  // Loaded with the first mail: most processes write none.
  const { htmlOf } = await import("./html-of.ts");
  return { subject: words.subject, text: `${plainText(words)}\n`, html: await htmlOf(words) };
}
