import type { UserId } from "#server/core/ids.ts";
import type { Sender } from "#server/platform/addresses/sender.ts";
import type { LimitTable } from "#server/platform/limits/table.ts";
import { countedAs, type Limit, tellFirst, tooMany } from "./attempt-limits.ts";
import type { Brake } from "./attempt-store.ts";
import type { KnownDevice } from "./known-device.ts";
import type { Attempts } from "./room.ts";

const SECOND_MS = 1_000;

/** Wrong sign-ins from one address to whatever accounts: an office mistypes less. It counts for a crowd, too. */
const addressLimit = (limits: LimitTable, network: string): Limit =>
  countedAs(`sign-in-address:${network}`, limits["address-sign-ins"]);

/** Wrong sign-ins of a device that has been in this account before. */
const deviceLimit = (limits: LimitTable, deviceId: string, accountId: UserId): Limit =>
  countedAs(`sign-in-device:${deviceId}:${accountId}`, limits["device-sign-ins"]);

/** Wrong sign-ins to one account: first those of one address, which may be one guesser; then those of all together. */
const brakesOn = (limits: LimitTable, email: string, network: string): Brake[] => [
  brake(countedAs(`sign-in-from:${email}:${network}`, limits["sign-ins"]), [15, 30, 60, 120]),
  brake(countedAs(`sign-in-to:${email}`, limits["account-sign-ins"]), [2, 5, 10, 30]),
];

function brake({ key, max, windowMs }: Limit, pauses: readonly number[]): Brake {
  return { key, free: max, windowMs, pausesMs: pauses.map((seconds) => seconds * SECOND_MS) };
}

export type TakeBack = (right: { readonly forgives: boolean }) => Promise<void>;

export interface SignIn {
  readonly email: string;
  readonly sender: Sender;
  /** The account of that address, if the device was in it before, and the device. */
  readonly known: { readonly accountId: UserId; readonly device: KnownDevice } | null;
  /** Hears of the first refusal in each limit's window. */
  onRefused(): Promise<unknown>;
}

/**
 * Counts a sign-in before its password is looked at, so that a hundred at once cannot all slip through. Resolves to what
 * takes it back, for one that turns out to be right. Only the owner of the address forgives what others tried: whoever has
 * just registered with it could otherwise start every count over, and go on guessing at the owner's password.
 *
 * Nobody can close an account to its owner: strangers are slowed down, and a device that was in it before is counted by
 * itself, whatever others do from wherever. Nothing waits in memory; whoever comes too early is told when to come.
 * @throws DomainError `request.too-many` with the seconds to wait.
 */
export async function countSignIn(room: Attempts, { email, sender, known, onRefused }: SignIn): Promise<TakeBack> {
  const { attempts, clock, limits } = room;
  const now = clock.now();
  const refuse = async (by: Pick<Limit, "key" | "windowMs">, nextAt: Date) => {
    await tellFirst(room, by, onRefused);
    return tooMany(now, nextAt);
  };
  if (known) {
    const { key, max, windowMs } = deviceLimit(limits, known.device.id, known.accountId);
    const { count } = await attempts.hit(key, windowMs, now);
    // A device on which somebody guesses is a stranger's until the window is over.
    if (count <= max) return () => attempts.forget(key);
  }
  const { key, max, windowMs } = addressLimit(limits, sender.network);
  const { count, endsAt } = await attempts.hit(key, windowMs, now);
  if (count > max) throw await refuse({ key, windowMs }, endsAt);
  const brakes = brakesOn(limits, email, sender.network);
  const passed = [key];
  for (const brake of brakes) {
    const nextAt = await attempts.pass(brake, now);
    if (nextAt) {
      // Nothing was tried, so it counts against nobody.
      await Promise.all(passed.map((each) => attempts.refund(each)));
      throw await refuse(brake, nextAt);
    }
    passed.push(brake.key);
  }
  return async ({ forgives }) => {
    const after = brakes.map((brake) => (forgives ? attempts.forget(brake.key) : attempts.refund(brake.key)));
    await Promise.all([attempts.refund(key), ...after]);
  };
}
