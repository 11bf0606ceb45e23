import type { UserId } from "#server/core/ids.ts";
import { countAttempt, countedAs, forgiveAttempt, type Limit } from "#server/desk/people/attempt-limits.ts";
import type { KnownDevice } from "#server/desk/people/known-device.ts";
import type { Attempts } from "#server/desk/people/room.ts";
import type { LimitTable } from "#server/platform/limits/table.ts";
import type { CodeKind } from "./spend-code.ts";

/** Who types a code. */
export interface Typist {
  readonly userId: UserId;
  readonly network: string;
  /** The device, if this account was in it before. */
  readonly device: KnownDevice | null;
}

/**
 * Counts a code before it is looked at. Whoever knows the password must not keep its owner out with wrong ones: a device that
 * was in the account before is counted by itself, and recovery codes apart from those of the app. Six digits are to be
 * guessed, so that those count together from wherever they come; recovery codes are not, and count where they come from.
 * @param onRefused Hears of the first refusal in a limit's window.
 * @returns what takes it back, for one that turns out to be right.
 * @throws DomainError `request.too-many` with the seconds to wait.
 */
export async function countCode(
  room: Attempts<"hit" | "forget" | "refund">,
  kind: CodeKind,
  typist: Typist,
  onRefused: () => Promise<unknown>,
): Promise<() => Promise<void>> {
  const { attempts, clock, limits } = room;
  const own = deviceLimit(limits, kind, typist);
  // A device on which somebody guesses is a stranger's until the window is over.
  if (own && (await attempts.hit(own.key, own.windowMs, clock.now())).count <= own.max) {
    return () => forgiveAttempt(room, [own]);
  }
  const shared = [strangersLimit(limits, kind, typist)];
  await countAttempt(room, shared, onRefused);
  return () => forgiveAttempt(room, shared);
}

function deviceLimit(limits: LimitTable, kind: CodeKind, { userId, device }: Typist): Limit | null {
  return device && countedAs(`${kind}-device:${device.id}:${userId}`, limits["device-second-factors"]);
}

function strangersLimit(limits: LimitTable, kind: CodeKind, { userId, network }: Typist): Limit {
  return kind === "second-factor"
    ? countedAs(`${kind}:${userId}`, limits["second-factors"])
    : countedAs(`${kind}:${userId}:${network}`, limits["recovery-codes"]);
}
