import type { DomainError } from "#server/core/errors.ts";
import type { UserId } from "#server/core/ids.ts";
import type { Sender } from "#server/platform/addresses/sender.ts";
import type { LimitTable, Limit as TableLimit } from "#server/platform/limits/table.ts";
import { tooMany as tooManyRequests } from "#server/platform/limits/too-many.ts";
import type { Attempts } from "./room.ts";

export interface Limit {
  readonly key: string;
  readonly max: number;
  readonly windowMs: number;
}

/** A limit of the table as it is counted under a key. */
export function countedAs(key: string, { max, seconds }: TableLimit): Limit {
  return { key, max, windowMs: (seconds ?? 0) * 1_000 };
}

/**
 * Accounts made from one address and not answered: who proves theirs is counted no longer, so that an office is not
 * refused, and whoever registers strangers is. None for a crowd, where it would end registration for everybody.
 */
export function registrationLimits({ registrations }: LimitTable, { network, isCrowd }: Sender): Limit[] {
  return isCrowd ? [] : [countedAs(`register:${network}`, registrations)];
}

/** What a mail that anybody can have us send is for. */
export type MailReason = "reset" | "verify" | "move";

/**
 * Mails that anybody can have us send to an address: to its owner they are noise. Each reason by itself, so that what others
 * ask for never uses up the way back into one's own account.
 */
export function writingLimit({ mails }: LimitTable, reason: MailReason, email: string): Limit {
  return countedAs(`mail:${reason}:${email}`, mails);
}

/** Mails to an address that nobody has proved: perhaps its owner has never heard of us. */
export function unaskedLimit(limits: LimitTable, reason: MailReason, email: string): Limit {
  return countedAs(`unasked${reason === "reset" ? "-reset" : ""}:${email}`, limits["unasked-mails"]);
}

/** What one address may have us mail, to whomever. None for a crowd. */
export function askingLimits(limits: LimitTable, { network, isCrowd }: Sender): Limit[] {
  return isCrowd ? [] : [countedAs(`mail-from:${network}`, limits["address-mails"])];
}

/** What one person and their address may have us mail: counted before whomever it is to. */
export function askerLimits(limits: LimitTable, userId: UserId, sender: Sender): Limit[] {
  return [countedAs(`mail-by:${userId}`, limits["person-mails"]), ...askingLimits(limits, sender)];
}

/** Guesses of the present password by somebody who found a session open. */
export function passwordChangeLimit(limits: LimitTable, userId: UserId): Limit {
  return countedAs(`password:${userId}`, limits["password-changes"]);
}

/**
 * Counts one attempt against each limit before it is made, so that a hundred at once cannot all slip through.
 * @throws DomainError `request.too-many` with the seconds to wait.
 */
export async function countAttempt(
  room: Omit<Attempts<"hit">, "limits">,
  limits: readonly Limit[],
  onRefused?: () => Promise<unknown>,
): Promise<void> {
  const now = room.clock.now();
  for (const limit of limits) {
    const { count, endsAt } = await room.attempts.hit(limit.key, limit.windowMs, now);
    if (count <= limit.max) continue;
    if (onRefused) await tellFirst(room, limit, onRefused);
    throw tooMany(now, endsAt);
  }
}

/** Tells of the first refusal in a limit's window: of a thousand more nothing is new, and each would be a row. */
export async function tellFirst(
  { attempts, clock }: Omit<Attempts<"hit">, "limits">,
  { key, windowMs }: Pick<Limit, "key" | "windowMs">,
  onRefused: () => Promise<unknown>,
): Promise<void> {
  const { count } = await attempts.hit(`refused:${key}`, windowMs, clock.now());
  if (count === 1) await onRefused();
}

/** A refusal that says when to come again. */
export function tooMany(now: Date, nextAt: Date): DomainError {
  const retryAfterSeconds = Math.max(1, Math.ceil((nextAt.getTime() - now.getTime()) / 1000));
  return tooManyRequests(retryAfterSeconds, { key: "refusals.tooMany.attempts" });
}

/**
 * Counts one mail against whom it is to. One that is refused was not sent, so it counts against none of their limits.
 * @throws DomainError `request.too-many` with the seconds to wait.
 */
export async function countAddressee(room: Counting, limits: readonly Limit[]): Promise<void> {
  const nextAt = await fullUntil(room, limits);
  if (nextAt) throw tooMany(room.clock.now(), nextAt);
}

/** Counts as `countAddressee`, and tells whether it was within all limits, for what is left out in silence. */
export async function withinLimits(room: Counting, limits: readonly Limit[]): Promise<boolean> {
  return (await fullUntil(room, limits)) === null;
}

type Counting = Omit<Attempts<"hit" | "refund">, "limits">;

async function fullUntil({ attempts, clock }: Counting, limits: readonly Limit[]): Promise<Date | null> {
  const now = clock.now();
  const counted: string[] = [];
  for (const { key, max, windowMs } of limits) {
    const { count, endsAt } = await attempts.hit(key, windowMs, now);
    counted.push(key);
    if (count <= max) continue;
    await Promise.all(counted.map((each) => attempts.refund(each)));
    return endsAt;
  }
  return null;
}

/** The attempt was right: it counts against nobody, and the person's own count starts over. */
export async function forgiveAttempt(
  { attempts }: Pick<Attempts<"forget" | "refund">, "attempts">,
  limits: readonly Limit[],
): Promise<void> {
  const [own, ...shared] = limits;
  await Promise.all([own && attempts.forget(own.key), ...shared.map(({ key }) => attempts.refund(key))]);
}
