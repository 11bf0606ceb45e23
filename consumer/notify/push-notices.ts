import { isStaff } from "#server/core/actor.ts";
import { hashOf } from "#server/core/events/said-anchor.ts";
import { wordsOf } from "#server/core/saying.ts";
import type { DueNotice, NoticePush, UnpushedNotice } from "#server/desk/notices/notice-push.ts";
import { kindOf } from "#server/desk/preferences/kinds.ts";
import { type Push, type PushToPorts, pushToPerson } from "./push-to-person.ts";

/** Whoever has the page before them has read it by then. */
const WAIT_MS = 5_000;
const LEASE_MS = 60_000;
const IDLE_MS = 2_000;
const BATCH = 50;
/** Nobody wants yesterday's news on a device. */
const MAX_AGE_MS = 86_400_000;

export interface PushPorts extends PushToPorts {
  readonly notices: NoticePush;
  /** Hears of what could not be sent and comes again. */
  readonly onUnsent: (answer: object) => void;
}

/**
 * Tells people on their devices what they have not read and want to be told there. It is sent first and marked after: whoever
 * dies in between sends it once more, and a device shows what has one tag once. What a push service does not take now is
 * tried again after a minute, for a day. Resolves to the milliseconds until the next turn.
 */
export async function pushNotices(ports: PushPorts): Promise<number> {
  const { notices, clock } = ports;
  const dueBy = () => new Date(clock.now().getTime() - WAIT_MS);
  const due = await notices.listDue(dueBy(), BATCH);
  for (const { id } of await leavingOut(ports, due)) {
    const notice = await notices.lease(id, dueBy(), new Date(clock.now().getTime() + LEASE_MS));
    if (notice) await push(ports, notice);
  }
  return due.length === BATCH ? 0 : IDLE_MS;
}

/** Of these, what somebody may be told in a browser. Most people are told in none, and what is theirs is done with at once. */
async function leavingOut(
  { notices, pushSubscriptions }: PushPorts,
  due: readonly DueNotice[],
): Promise<readonly DueNotice[]> {
  if (due.length === 0) return due;
  const told = await pushSubscriptions.toldAmong([...new Set(due.map(({ recipient }) => recipient))]);
  const silent = due.filter(({ recipient }) => !told.has(recipient));
  if (silent.length > 0) await notices.settle(silent.map(({ id }) => id));
  return due.filter(({ recipient }) => told.has(recipient));
}

async function push(ports: PushPorts, notice: UnpushedNotice): Promise<void> {
  const isOld = ports.clock.now().getTime() - notice.storedAt.getTime() > MAX_AGE_MS;
  const unsent = notice.isRead || isOld ? [] : await sendToAll(ports, notice);
  for (const answer of unsent) ports.onUnsent(answer);
  if (unsent.length === 0) await ports.notices.settle([notice.id]);
}

/** Resolves to what has to come again. */
async function sendToAll(ports: PushPorts, notice: UnpushedNotice): Promise<object[]> {
  const { id: tag, type, title, message, complaintId, recipient } = notice;
  const href = complaintId ? `/complaints/${complaintId}${hashOf(notice)}` : "/settings";
  const pushed = { tag, title: wordsOf(title), line: wordsOf(message), href };
  // Whoever was staff and is a customer now may read of no complaint but theirs.
  const mayRead: Push["mayRead"] = async (account) =>
    isStaff(account) || (await ports.notices.filedByOthers(recipient, [complaintId])).length === 0;
  return pushToPerson(ports, { recipient, kind: kindOf(type), pushed, ttlSeconds: MAX_AGE_MS / 1_000, mayRead });
}
