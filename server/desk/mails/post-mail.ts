import type { UserId } from "#server/core/ids.ts";
import { insertedOrThere } from "#server/platform/db/duplicate-keys.ts";
import type { MailSaying } from "./mail-words.ts";
import type { Posting } from "./room.ts";
import type { MailKind } from "./wire.ts";

const DAY_MS = 86_400_000;
const STATE_OF_WAY = { smtp: "waiting", caught: "kept", none: "void" } as const;

export interface Mail {
  readonly kind: MailKind;
  readonly to: string;
  readonly userId: UserId | null;
  readonly says: MailSaying;
  /** What opens something; never anywhere but in this mail. */
  readonly link: string | null;
  /** Where its reader's answer goes; nowhere unless given. */
  readonly replyTo?: string | null;
  /** What its Message-ID is made of, where that is not its own id. */
  readonly sentAs?: string;
  /** Message-IDs of the mails that it follows, the one that it answers last. */
  readonly references?: readonly string[];
}

/**
 * Puts a mail on its way: the consumer sends it, or the catcher keeps it. Null writes as much and reaches nobody, so that
 * how long an answer takes does not tell whether there was somebody to write to.
 */
export async function postMail({ mails, delivery, clock, ids }: Posting, mail: Mail | null): Promise<void> {
  const now = clock.now();
  const isSecret = delivery.way === "caught" && !delivery.showsLinks;
  const state = mail ? STATE_OF_WAY[delivery.way] : "void";
  const written = mail && state !== "void" ? { ...mail, ...(isSecret ? HIDDEN : {}) } : NOBODY;
  const times = { at: now, dueAt: now, until: new Date(now.getTime() + DAY_MS) };
  await mails.insert({ ...written, ...times, id: ids.documentId(), state });
}

/** The same under an id that follows from what it tells of: brought again, it is there already. */
export async function postMailOnce(posting: Posting, id: string, mail: Mail): Promise<void> {
  await insertedOrThere(postMail({ ...posting, ids: { ...posting.ids, documentId: () => id } }, mail));
}

const HIDDEN = { link: null, replyTo: null } as const;
const NOBODY = { kind: "reset", to: "", userId: null, link: null } as const;
