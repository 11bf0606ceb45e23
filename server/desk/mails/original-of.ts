import type { composeMail } from "./compose-mail.ts";
import type { MailHeader } from "./wire.ts";

type Composed = ReturnType<typeof composeMail>;

/** The headers of a mail as they go over the wire, each on one line, in their order: the work of the library that sends it. */
export async function headersOf(mail: Composed, date: Date): Promise<MailHeader[]> {
  const { default: MailComposer } = await import("nodemailer/lib/mail-composer/index.js");
  const message = await new MailComposer({ ...mail, date }).compile().build();
  const [head = ""] = message.toString().split(/\r?\n\r?\n/, 1);
  return head
    .replace(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n/)
    .map((line) => ({ name: line.slice(0, line.indexOf(":")), value: line.slice(line.indexOf(":") + 1).trim() }));
}
