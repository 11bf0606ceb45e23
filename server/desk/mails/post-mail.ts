import type { UserId } from "#server/core/ids.ts";
import type { Posting } from "./room.ts";
import type { MailKind } from "./wire.ts";

const DAY_MS = 86_400_000;
const STATE_OF_WAY = { smtp: "waiting", caught: "kept", none: "void" } as const;

export interface Mail {
  readonly kind: MailKind;
  readonly to: string;
  readonly userId: UserId | null;
  readonly subject: string;
  readonly text: string;
  /** What opens something; never anywhere but in this mail. */
  readonly link: string | null;
}

/**
 * Puts a mail on its way: the consumer sends it, or the catcher keeps it. Null writes as much and reaches nobody, so that
 * how long an answer takes does not tell whether there was somebody to write to.
 */
export async function postMail({ mails, delivery, clock, ids }: Posting, mail: Mail | null): Promise<void> {
  const now = clock.now();
  const isSecret = delivery.way === "caught" && !delivery.showsLinks;
  const state = mail ? STATE_OF_WAY[delivery.way] : "void";
  const written = mail && state !== "void" ? { ...mail, link: isSecret ? null : mail.link } : NOBODY;
  const times = { at: now, dueAt: now, until: new Date(now.getTime() + DAY_MS) };
  await mails.insert({ ...written, ...times, id: ids.documentId(), state });
}

const NOBODY = { kind: "reset", to: "", userId: null, subject: "", text: null, link: null } as const;
