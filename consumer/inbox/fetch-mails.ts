import type { Clock, Timers } from "#server/core/ports/environment.ts";
import { keepUnfetched } from "#server/desk/inbox/keep-unfetched.ts";
import type { MailboxStore } from "#server/desk/inbox/mailbox-store.ts";
import { BEGINNING_BYTES, MOST_BYTES, receiveMail } from "#server/desk/inbox/receive-mail.ts";
import type { Announced, MailSource, OpenMailbox } from "#server/platform/imap/mail-source.ts";
import { within } from "#server/platform/within.ts";

const BATCH = 20;
/** A server whose IDLE tells nothing is asked this often. */
const LOOK_MS = 30_000;
/** Longer than a look and the slowest mail: whoever holds it and dies is followed after so long. */
const HOLD_MS = 180_000;
/** No mail takes longer on a line that is worth keeping. */
const FETCH_MS = 90_000;
/** So often one is tried that its server does not give out. */
const MOST_TRIES = 3;

export interface FetchPorts {
  readonly room: Parameters<typeof receiveMail>[0] & Parameters<typeof keepUnfetched>[0];
  readonly mailboxes: MailboxStore;
  readonly open: OpenMailbox;
  /** Which mailbox, and who fetches from it. */
  readonly name: string;
  readonly worker: string;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Hears that there may be something to fetch. */
  readonly onNews: () => void;
  /** Hears that something was kept. */
  readonly onKept: () => void;
}

/** Fetches what has come; one consumer at a time, and the others stand by. */
export interface Fetcher {
  /** Resolves to the milliseconds until the next look. */
  turn(signal: AbortSignal): Promise<number>;
  stop(): Promise<void>;
}

export function createFetcher(ports: FetchPorts): Fetcher {
  const { mailboxes, open, name, worker, clock } = ports;
  const tries = new Map<number, number>();
  let source: MailSource | null = null;
  const close = () => {
    source?.close();
    source = null;
  };
  const hold = () => {
    const now = clock.now();
    return mailboxes.hold(name, worker, now, new Date(now.getTime() + HOLD_MS));
  };
  return {
    async turn(signal) {
      // Whoever stops does not wait for the largest mail.
      signal.addEventListener("abort", close, { once: true });
      if (!(await hold())) {
        close();
        return LOOK_MS;
      }
      try {
        if (!source?.isOpen()) {
          close();
          source = await open(ports.onNews);
        }
        const unread = await source.unread(BATCH);
        for (const announced of unread) {
          // A mailbox that somebody else has taken over meanwhile is theirs.
          if (!(await hold())) return LOOK_MS;
          await fetchOne(ports, source, announced, tries);
          ports.onKept();
        }
        return unread.length === BATCH ? 0 : LOOK_MS;
      } catch (error) {
        close();
        throw error;
      } finally {
        signal.removeEventListener("abort", close);
      }
    },
    async stop() {
      close();
      await mailboxes.letGo(name, worker);
    },
  };
}

/** Kept first and marked after: killed in between, it is fetched again and known again. */
async function fetchOne(
  { room, timers }: FetchPorts,
  source: MailSource,
  { uid, bytes }: Announced,
  tries: Map<number, number>,
): Promise<void> {
  const count = (tries.get(uid) ?? 0) + 1;
  tries.set(uid, count);
  if (count > MOST_TRIES) await keepUnfetched(room, uid, bytes);
  else {
    const most = bytes > MOST_BYTES ? BEGINNING_BYTES : MOST_BYTES;
    const raw = await within({ timers, ms: FETCH_MS }, source.bring(uid, most), null);
    if (raw === null) throw new Error(`The mail server took longer than ${FETCH_MS / 1_000} s for one mail.`);
    await receiveMail(room, raw, Math.max(bytes, raw.length));
  }
  await source.markTaken(uid);
  tries.delete(uid);
}
