import type { UserId } from "#server/core/ids.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import type { Account } from "#server/desk/people/account.ts";
import type { Accounts } from "#server/desk/people/room.ts";
import type { NoticeKind } from "#server/desk/preferences/kinds.ts";
import type { Preferences } from "#server/desk/preferences/room.ts";
import { wantedOf } from "#server/desk/preferences/wanted-of.ts";
import type { PushService } from "#server/desk/push/push-service.ts";
import type { PushSubscriptions } from "#server/desk/push/room.ts";
import type { PushSubscription } from "#server/desk/push/store.ts";
import type { Pushed } from "#server/desk/push/wire.ts";
import { endOf } from "#server/desk/sessions/lifetime.ts";
import type { Sessions } from "#server/desk/sessions/room.ts";

export interface PushToPorts
  extends Preferences<"of">,
    Accounts<"findById">,
    PushSubscriptions<"listOf" | "toldAmong" | "drop">,
    Pick<Sessions<"listOf">, "sessions"> {
  readonly service: PushService;
  readonly clock: Clock;
}

/** What somebody is told on their devices, of which kind, and for how long it is worth telling. */
export interface Push {
  readonly recipient: UserId;
  readonly kind: NoticeKind;
  readonly pushed: Pushed;
  readonly ttlSeconds: number;
  /** Whether they may read of it, as what they are at this moment; everybody may where it is absent. */
  readonly mayRead?: (account: Pick<Account, "role">) => Promise<boolean>;
}

/** What is told at once, whatever a device saves its battery for. */
const URGENT: ReadonlySet<NoticeKind> = new Set(["assigned", "alerts"]);

/**
 * Sends it to every device on which its reader is told, is still signed in, and wants to be told of its kind. Resolves to the answers of push
 * services that do not take it now: then it has to come again, under the same tag.
 */
export async function pushToPerson(ports: PushToPorts, push: Push): Promise<object[]> {
  const { service, pushSubscriptions } = ports;
  const { pushed, ttlSeconds, kind } = push;
  const urgency = URGENT.has(kind) ? "high" : "normal";
  const unsent: object[] = [];
  for (const subscription of await toldOn(ports, push)) {
    const answer = await service.send(subscription, pushed, { ttlSeconds, urgency });
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
async function toldOn(ports: PushToPorts, { recipient, kind, mayRead }: Push): Promise<PushSubscription[]> {
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
  if (!wants(account, kind).push || (mayRead && !(await mayRead(account)))) return [];
  return all.filter(isHeard);
}
