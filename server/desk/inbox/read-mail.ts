import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { convert } from "html-to-text";
import { type AddressObject, type Attachment, type ParsedMail, simpleParser } from "mailparser";
import { cleanText, fittingLine } from "#server/core/characters.ts";
import { say } from "#server/language/say.ts";
import { filesAway } from "#server/platform/files/file-store.ts";
import { type Invitation, readInvitation } from "./calendar-words.ts";
import { LONGEST_HEADER, type MailFile, type MailHeader, type ReadMail } from "./mail.ts";
import { ownWords } from "./own-words.ts";

/** Characters of text; a mail that has more is not read by people. */
const LONGEST_TEXT = 100_000;
const LONGEST_LINE = 200;
const MOST_HEADERS = 300;
const MOST_FILES = 50;
/** Where the servers on its way say that it was delivered, before what its sender says. */
const DELIVERED = ["delivered-to", "x-original-to", "envelope-to"];

/**
 * Reads a mail, and writes what came with it where it is told to: every encoding becomes text, HTML the text that it shows, and nothing of it is run, fetched or believed.
 * @throws Error when it is no mail at all; DomainError `service.unavailable` where its files cannot be written.
 */
export async function readMail(raw: Uint8Array, filesTo: string | null = null): Promise<ReadMail> {
  const parsed = await simpleParser(Buffer.from(raw), {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
  });
  const headers = headersOf(parsed);
  if (!headers.some(({ name }) => ["from", "to", "subject", "date", "message-id"].includes(name)))
    throw new Error("It has none of the headers that a mail has.");
  const text = textOf(parsed);
  const attached = parsed.attachments.slice(0, MOST_FILES);
  if (filesTo !== null && attached.length > 0) await writeFiles(filesTo, attached);
  const calendars = parsed.attachments.filter(isCalendar).map(({ content }) => content.toString("utf8"));
  const invitations = calendars.flatMap((each) => readInvitation(each) ?? []).map(invitationWords);
  return {
    messageId: parsed.messageId ?? null,
    from: senderOf(parsed, headers),
    recipients: recipientsOf(parsed, headers),
    subject: fittingLine(parsed.subject ?? "", LONGEST_LINE),
    words: [ownWords(text), ...invitations].filter((each) => each !== "").join("\n\n"),
    whole: [text, ...invitations].filter((each) => each !== "").join("\n\n"),
    files: attached.map(toFile),
    headers,
  };
}

async function writeFiles(filesTo: string, attached: readonly Attachment[]): Promise<void> {
  try {
    await mkdir(path.dirname(filesTo), { recursive: true });
    for (const [place, { content }] of attached.entries()) await writeFile(`${filesTo}${place}`, content);
  } catch (error) {
    throw filesAway(error);
  }
}

const invitationWords = ({ title, start }: Invitation) => say("inbox.text.invitation", { title, start });

function textOf({ text = "", html }: ParsedMail): string {
  const plain = text.trim() || !html ? text : shownBy(html);
  return cleanText(plain.slice(0, LONGEST_TEXT));
}

/** What the HTML of a mail shows, quotes with the sign that quotes have in plain mails. */
function shownBy(html: string): string {
  return convert(html, {
    wordwrap: false,
    limits: { maxInputLength: 1_000_000, maxDepth: 60 },
    selectors: [
      { selector: "img", format: "skip" },
      { selector: "a", options: { hideLinkHrefIfSameAsText: true, noAnchorUrl: true } },
      ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  });
}

function headersOf({ headerLines }: ParsedMail): MailHeader[] {
  return headerLines.slice(0, MOST_HEADERS).map(({ key, line }) => ({
    name: key.toLowerCase(),
    value: line
      .slice(line.indexOf(":") + 1)
      .replace(/\r?\n[ \t]*/g, " ")
      .trim()
      .slice(0, LONGEST_HEADER),
  }));
}

/** One person, in one header: of two that differ every reader would believe another one. */
function senderOf({ from }: ParsedMail, headers: readonly MailHeader[]): ReadMail["from"] {
  const [only, ...others] = from?.value ?? [];
  const isAlone = others.length === 0 && headers.filter(({ name }) => name === "from").length === 1;
  const address = only?.address?.trim().toLowerCase() ?? "";
  if (!only || !isAlone || !/^[^\s@]+@[^\s@]+$/.test(address) || address.length > 254) return null;
  return { address, name: fittingLine(only.name, 100) };
}

function recipientsOf({ to, cc }: ParsedMail, headers: readonly MailHeader[]): string[] {
  const delivered = headers
    .filter(({ name }) => DELIVERED.includes(name))
    .map(({ value }) => value.replace(/[<>]/g, ""));
  const written = [to, cc].flat().flatMap((each: AddressObject | undefined) => each?.value ?? []);
  const addresses = written.flatMap(({ address, group }) => [
    address,
    ...(group ?? []).map((member) => member.address),
  ]);
  return [...delivered, ...addresses].flatMap((each) => (each ? [each.trim().toLowerCase()] : [])).slice(0, 200);
}

const isCalendar = ({ contentType }: Attachment) => /^text\/calendar\b/i.test(contentType);

function toFile(attachment: Attachment, index: number): MailFile {
  const name = fittingLine(attachment.filename ?? "", LONGEST_LINE);
  const fallback = isCalendar(attachment) ? "invitation.ics" : `${index + 1}`;
  return { name: name || fallback, type: attachment.contentType, bytes: attachment.size };
}
