import { humanId, type UserId } from "#server/core/ids.ts";
import { type Secrets, shortSignature } from "#server/platform/short-signature.ts";

const token = shortSignature("reply address");
/** `name+10001.0123…@host`: a local part has 64 signs (RFC 5321), and the longest number ten. */
const TAGGED = /\+([1-9]\d{4,9})[.]([0-9a-f]{32})@/;

/** Whose answer about which complaint an address takes. */
export interface Answering {
  readonly complaintId: string;
  readonly userId: UserId;
}

/** What an address with a token says of itself; who it was made for shows when the complaint is found. */
export interface Tagged {
  readonly complaintId: string;
  readonly token: string;
}

/** The address that takes this person's answers about this complaint, and opens nothing else. */
export function replyAddress(address: string, answering: Answering, secrets: Pick<Secrets, "secret">): string {
  const at = address.lastIndexOf("@");
  const number = answering.complaintId.replace(/^\D+/, "");
  return `${address.slice(0, at)}+${number}.${token.of(signed(answering), secrets)}${address.slice(at)}`;
}

/** The first of these addresses that has the form of one with a token; null where none has. */
export function findTagged(recipients: readonly string[]): Tagged | null {
  for (const address of recipients) {
    const [, number, made] = TAGGED.exec(address.toLowerCase()) ?? [];
    if (number && made) return { complaintId: humanId(Number(number)), token: made };
  }
  return null;
}

/** Whether the desk made this token for this person and this complaint, with its secret or the one before. */
export function isOurToken(made: string, answering: Answering, secrets: Secrets): boolean {
  return token.isOurs(made, signed(answering), secrets);
}

const signed = ({ complaintId, userId }: Answering) => `${complaintId} ${userId}`;
