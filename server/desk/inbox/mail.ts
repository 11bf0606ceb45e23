/** Signs of a header that are kept. */
export const LONGEST_HEADER = 2_000;

/** A header of a mail, unfolded; its name in lower case. The topmost stands first. */
export interface MailHeader {
  readonly name: string;
  readonly value: string;
}

/** What a mail brought beside its words. */
export interface MailFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

/** A mail as it was read: decoded, bounded, and believed in nothing. */
export interface ReadMail {
  /** As its sender's program wrote it; null where it wrote none. */
  readonly messageId: string | null;
  /** Null where it names nobody, or several. */
  readonly from: { readonly address: string; readonly name: string } | null;
  /** Every address that it says it went to, first where it was delivered. */
  readonly recipients: readonly string[];
  readonly subject: string;
  /** What its sender wrote this time: without what they quote, and without their signature. */
  readonly words: string;
  /** All of its text. */
  readonly whole: string;
  readonly files: readonly MailFile[];
  readonly headers: readonly MailHeader[];
}

/** The values of a header, the topmost first. */
export function valuesOf({ headers }: Pick<ReadMail, "headers">, name: string): readonly string[] {
  return headers.filter((header) => header.name === name).map(({ value }) => value);
}
