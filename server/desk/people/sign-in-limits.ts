import type { UserId } from "#server/core/ids.ts";
import type { Sender } from "#server/platform/addresses/sender.ts";
import { type Limit, tooMany } from "./attempt-limits.ts";
import type { Brake } from "./attempt-store.ts";
import type { KnownDevice } from "./known-device.ts";
import type { Attempts } from "./room.ts";

const SECOND_MS = 1_000;
const WINDOW_MS = 15 * 60 * SECOND_MS;

/** Wrong sign-ins from one address to whatever accounts: an office mistypes less. Whatever else is lifted, this is not. */
const addressLimit = (network: string): Limit => ({ key: `sign-in-address:${network}`, max: 100, windowMs: WINDOW_MS });

/** Wrong sign-ins of a device that has been in this account before. */
const deviceLimit = (deviceId: string, accountId: UserId): Limit => ({
  key: `sign-in-device:${deviceId}:${accountId}`,
  max: 10,
  windowMs: WINDOW_MS,
});

/** Wrong sign-ins to one account: first those of one address, which may be one guesser; then those of all together. */
const brakesOn = (email: string, network: string): Brake[] => [
  {
    key: `sign-in-from:${email}:${network}`,
    free: 10,
    pausesMs: [15, 30, 60, 120].map((seconds) => seconds * SECOND_MS),
    windowMs: WINDOW_MS,
  },
  {
    key: `sign-in-to:${email}`,
    free: 50,
    pausesMs: [2, 5, 10, 30].map((seconds) => seconds * SECOND_MS),
    windowMs: WINDOW_MS,
  },
];

export interface SignIn {
  readonly email: string;
  readonly sender: Sender;
  /** The account of that address, if the device was in it before, and the device. */
  readonly known: { readonly accountId: UserId; readonly device: KnownDevice } | null;
}

/**
 * Counts a sign-in before its password is looked at, so that a hundred at once cannot all slip through. Resolves to what
 * takes it back, for one that turns out to be right.
 *
 * Nobody can close an account to its owner: strangers are slowed down, and a device that was in it before is counted by
 * itself, whatever others do from wherever. Nothing waits in memory; whoever comes too early is told when to come.
 * @throws DomainError `request.too-many` with the seconds to wait.
 */
export async function countSignIn(room: Attempts, { email, sender, known }: SignIn): Promise<() => Promise<void>> {
  const { attempts, clock } = room;
  const now = clock.now();
  if (known) {
    const { key, max, windowMs } = deviceLimit(known.device.id, known.accountId);
    const { count } = await attempts.hit(key, windowMs, now);
    // A device on which somebody guesses is a stranger's until the window is over.
    if (count <= max) return () => attempts.forget(key);
  }
  const { key, max, windowMs } = addressLimit(sender.network);
  const { count, endsAt } = await attempts.hit(key, windowMs, now);
  if (count > max) throw tooMany(now, endsAt);
  const brakes = brakesOn(email, sender.network);
  const passed = [key];
  for (const brake of brakes) {
    const nextAt = await attempts.pass(brake, now);
    if (nextAt) {
      // Nothing was tried, so it counts against nobody.
      await Promise.all(passed.map((each) => attempts.refund(each)));
      throw tooMany(now, nextAt);
    }
    passed.push(brake.key);
  }
  return async () => {
    await Promise.all([attempts.refund(key), ...brakes.map((brake) => attempts.forget(brake.key))]);
  };
}
