import type { Clock, Timers } from "#server/core/ports/environment.ts";
import { dueInbox } from "#server/desk/inbox/due-mails.ts";
import { handleNextMail } from "#server/desk/inbox/handle-mail.ts";
import { createMailboxStore } from "#server/desk/inbox/mailbox-store.ts";
import { createApartReader } from "#server/desk/inbox/read-apart.ts";
import type { InboxRoom } from "#server/desk/inbox/room.ts";
import { backoffMs } from "#server/platform/backoff.ts";
import type { Database } from "#server/platform/db/database.ts";
import type { Waiting } from "#server/platform/db/due.ts";
import type { ConsumerEnv } from "#server/platform/env.ts";
import { nameOfMailbox, openImap } from "#server/platform/imap/open-imap.ts";
import type { Log } from "#server/platform/log.ts";
import { createBell, type Loop } from "#server/platform/loop.ts";
import { createFetcher } from "./fetch-mails.ts";

/** Somebody who has just written an answer looks for it. */
const READ_MS = 1_000;
const RETRY = { baseMs: 2_000, capMs: 5 * 60_000 } as const;
/** A mail server that starts again is back within a few tries. */
const SAID_AFTER = 3;

export interface InboxPorts {
  readonly db: Database;
  readonly waiting: Waiting;
  readonly desk: InboxRoom;
  readonly env: Pick<ConsumerEnv, "imapUrl">;
  readonly worker: string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Pick<Log, "warn">;
  readonly random: () => number;
}

export interface InboxLoops {
  readonly loops: readonly Loop[];
  /** Ends the connection, and leaves the mailbox to others. */
  stop(): Promise<void>;
}

/**
 * What takes mails in: one loop fetches them, where a mailbox is named, and one reads what is kept, whoever kept it. Nothing
 * else waits for either, and a mail server that is away is asked ever more seldom.
 */
export function createInboxLoops({
  db,
  waiting,
  desk,
  env,
  worker,
  clock,
  timers,
  log,
  random,
}: InboxPorts): InboxLoops {
  const toRead = createBell();
  const read = createApartReader();
  const reading = waiting([dueInbox], {
    name: "mails-read",
    bell: toRead,
    turn: async () => ((await handleNextMail(desk, read)) ? 0 : READ_MS),
  });
  const { imapUrl } = env;
  if (!imapUrl) return { loops: [reading], stop: async () => {} };

  const news = createBell();
  const name = nameOfMailbox(imapUrl);
  const fetcher = createFetcher({
    ...{ room: desk, mailboxes: createMailboxStore(db), open: openImap(imapUrl), name, worker, clock, timers },
    onNews: news.ring,
    onKept: toRead.ring,
  });
  const fetching: Loop = {
    name: "mails-fetched",
    bell: news,
    turn: fetcher.turn,
    retryMs: (failures) => RETRY.baseMs + backoffMs(RETRY, failures, random),
    onError(error, failures) {
      if (failures !== SAID_AFTER) return;
      log.warn(
        { err: error },
        "mails cannot be fetched; trying until the mail server answers. npm run doctor says more",
      );
    },
  };
  return { loops: [reading, fetching], stop: fetcher.stop };
}
