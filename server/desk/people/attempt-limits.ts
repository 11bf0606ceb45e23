import { DomainError } from "#server/core/errors.ts";
import type { UserId } from "#server/core/ids.ts";
import type { Attempts } from "./room.ts";

const MINUTE_MS = 60_000;

interface Limit {
  readonly key: string;
  readonly max: number;
  readonly windowMs: number;
}

/**
 * Failed sign-ins. Somebody who mistypes meets the first; one machine that tries many accounts the second; many
 * machines that try one account the third.
 */
export function signInLimits(email: string, ip: string): Limit[] {
  const windowMs = 15 * MINUTE_MS;
  return [
    { key: `sign-in:${email}:${ip}`, max: 10, windowMs },
    { key: `sign-in-ip:${ip}`, max: 100, windowMs },
    { key: `sign-in-account:${email}`, max: 50, windowMs },
  ];
}

/** Accounts made from one machine. High enough for an office behind one address. */
export function registrationLimit(ip: string): Limit {
  return { key: `register:${ip}`, max: 100, windowMs: 60 * MINUTE_MS };
}

/** Guesses of the present password by somebody who found a session open. */
export function passwordChangeLimit(userId: UserId): Limit {
  return { key: `password:${userId}`, max: 10, windowMs: 15 * MINUTE_MS };
}

/**
 * Counts one attempt against each limit before it is made, so that a hundred at once cannot all slip through.
 * @throws DomainError `request.too-many` with the seconds to wait.
 */
export async function countAttempt({ attempts, clock }: Attempts<"hit">, limits: readonly Limit[]): Promise<void> {
  const now = clock.now();
  for (const { key, max, windowMs } of limits) {
    const { count, endsAt } = await attempts.hit(key, windowMs, now);
    if (count <= max) continue;
    const retryAfterSeconds = Math.max(1, Math.ceil((endsAt.getTime() - now.getTime()) / 1000));
    throw new DomainError("request.too-many", `Too many attempts. Please try again ${inWords(retryAfterSeconds)}.`, {
      retryAfterSeconds,
    });
  }
}

/** The attempt was right: it counts against nobody, and the person's own count starts over. */
export async function forgiveAttempt(
  { attempts }: Pick<Attempts<"forget" | "refund">, "attempts">,
  limits: readonly Limit[],
): Promise<void> {
  const [own, ...shared] = limits;
  await Promise.all([own && attempts.forget(own.key), ...shared.map(({ key }) => attempts.refund(key))]);
}

function inWords(seconds: number): string {
  if (seconds < 90) return "in a minute";
  return `in ${Math.ceil(seconds / 60)} minutes`;
}
