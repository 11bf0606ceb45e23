import type { Actor } from "#server/core/actor.ts";
import { countVisible, isolated } from "#server/core/characters.ts";
import { askedOnce } from "#server/core/once/once.ts";
import type { Categories } from "#server/desk/categories/room.ts";
import { FileComplaint } from "#server/desk/complaints/wire.ts";
import type { Account } from "#server/desk/people/account.ts";
import { say } from "#server/language/say.ts";
import type { MailFile, ReadMail } from "./mail.ts";
import type { InboxRoom } from "./room.ts";
import type { KeptMail } from "./store.ts";

/** What a message of a complaint holds. */
const LONGEST_MESSAGE = 5_000;
const LONGEST_TITLE = 200;

/** What is shown of a mail in a complaint. */
type Written = Pick<ReadMail, "subject" | "words">;

/** The same room for one mail: what it writes it writes once, under a key that is the mail's own. */
export function roomFor(room: InboxRoom, { key }: Pick<KeptMail, "key">): InboxRoom {
  return askedOnce(room, { once: { key: `mail ${key}`, fingerprint: key, onRepeat: () => {} }, resourceId: null });
}

export function actorOf({ id, name, role, trial }: Account): Actor {
  return { id, name, role, trial };
}

/** A mail as a message: its words, and which of its files did not come along. */
export function commentOf({ words }: Pick<Written, "words">, left: readonly MailFile[]): string {
  return fitted(words, filesWords(left));
}

/** The same where it came from another address than the customer's. */
export function commentFrom({ words }: Pick<Written, "words">, left: readonly MailFile[], address: string): string {
  return fitted(`${say("inbox.text.from", { address: isolated(address) })}\n\n${words}`, filesWords(left));
}

/** A mail as a complaint: under what it is about unless somebody says so, and with its first words where it has no subject. */
export async function filingOf(
  room: Categories<"list">,
  mail: Written,
  { left, category }: { readonly left: readonly MailFile[]; readonly category?: string },
): Promise<Pick<FileComplaint, "title" | "description" | "category">> {
  const description = commentOf(mail, left);
  const subject = countVisible(mail.subject) >= 3 ? mail.subject : firstOf(description, LONGEST_TITLE);
  const title = countVisible(subject) >= 3 ? subject : say("inbox.text.noSubject");
  const offered = (await room.categories.list()).filter(({ active }) => active);
  const general = offered.find(({ name }) => name === "General") ?? offered[0];
  const { shape } = FileComplaint;
  return {
    title: shape.title.parse(title),
    description: shape.description.parse(countVisible(description) >= 3 ? description : say("inbox.text.noWords")),
    category: category ?? general?.name ?? "General",
  };
}

function filesWords(files: readonly MailFile[]): string {
  if (files.length === 0) return "";
  const names = files.map(({ name }) => isolated(name)).join(", ");
  return say("inbox.text.files", { count: files.length, names: firstOf(names, 1_000) });
}

/** As much of it as a message holds; what is left staff read in the mail itself. */
function fitted(words: string, after: string): string {
  const end = after && `\n\n${after}`;
  if (words.length + end.length <= LONGEST_MESSAGE) return `${words}${end}`.trim();
  const more = `\n\n${say("inbox.text.goesOn")}`;
  return `${firstOf(words, LONGEST_MESSAGE - more.length - end.length)}${more}${end}`.trim();
}

/** The first line, or of a long text as much as fits, cut between two signs. */
function firstOf(text: string, most: number): string {
  let kept = "";
  for (const { segment } of new Intl.Segmenter("und").segment(text)) {
    if (kept.length + segment.length > most) break;
    kept += segment;
  }
  return kept;
}
