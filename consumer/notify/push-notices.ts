import type { Clock } from "#server/core/ports/environment.ts";
import { wordsOf } from "#server/core/saying.ts";
import type { DueNotice, NoticePush, UnpushedNotice } from "#server/desk/notices/notice-push.ts";
import type { Accounts } from "#server/desk/people/room.ts";
import { kindOf } from "#server/desk/preferences/kinds.ts";
import type { Preferences } from "#server/desk/preferences/room.ts";
import { wantedOf } from "#server/desk/preferences/wanted-of.ts";
import type { PushService } from "#server/desk/push/push-service.ts";
import type { PushSubscriptions } from "#server/desk/push/room.ts";
import type { PushSubscription } from "#server/desk/push/store.ts";
import { endOf } from "#server/desk/sessions/lifetime.ts";
import type { Sessions } from "#server/desk/sessions/room.ts";

/** Whoever has the page before them has read it by then. */
const WAIT_MS = 5_000;
const LEASE_MS = 60_000;
const IDLE_MS = 2_000;
const BATCH = 50;
/** Nobody wants yesterday's news on a device. */
const MAX_AGE_MS = 86_400_000;

export interface PushPorts
  extends Preferences<"of">,
    Accounts<"findById">,
    PushSubscriptions<"listOf" | "toldAmong" | "drop">,
    Pick<Sessions<"listOf">, "sessions"> {
  readonly notices: NoticePush;
  readonly service: PushService;
  readonly clock: Clock;
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
  const { service, pushSubscriptions } = ports;
  const { id: tag, type, title, message, complaintId } = notice;
  const href = complaintId ? `/complaints/${complaintId}` : "/settings";
  const pushed = { tag, title: wordsOf(title), line: wordsOf(message), href };
  const urgency = kindOf(type) === "assigned" ? "high" : "normal";
  const unsent: object[] = [];
  for (const subscription of await toldOn(ports, notice)) {
    const answer = await service.send(subscription, pushed, { ttlSeconds: MAX_AGE_MS / 1_000, urgency });
    if (answer.kind === "gone" || answer.kind === "shut")
      await pushSubscriptions.drop(subscription.userId, subscription.endpoint);
    // What it refuses for itself it refuses again; a push service that has too much to do, or is away, does not.
    else if (answer.kind === "unreached" || (answer.kind === "refused" && isPassing(answer.status)))
      unsent.push(answer);
  }
  return unsent;
}

const isPassing = (status: number) => status === 429 || status >= 500;

/** The devices on which somebody wants to be told of this, and is still signed in; where they are not, it ends. */
async function toldOn(ports: PushPorts, notice: UnpushedNotice): Promise<PushSubscription[]> {
  const { recipient } = notice;
  const all = await ports.pushSubscriptions.listOf(recipient);
  if (all.length === 0) return [];
  const account = await ports.accounts.findById(recipient);
  const sessions = await ports.sessions.listOf([recipient]);
  const now = ports.clock.now();
  const alive = new Set(
    sessions.filter((each) => each.sessionVersion === account?.sessionVersion && endOf(each) > now).map(({ id }) => id),
  );
  const isHeard = ({ sessionId }: PushSubscription) =>
    account?.active === true && (sessionId === null || alive.has(sessionId));
  for (const { endpoint } of all.filter((each) => !isHeard(each)))
    await ports.pushSubscriptions.drop(recipient, endpoint);
  if (!account) return [];
  const wants = await wantedOf(ports, [account]);
  return wants(account, kindOf(notice.type)).push ? all.filter(isHeard) : [];
}
