import type { z } from "zod";
import { DomainError } from "#server/core/errors.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import { askForCode, codeNeeded } from "#server/desk/second-factor/ask-for-code.ts";
import type { SecondFactors } from "#server/desk/second-factor/room.ts";
import type { Sender } from "#server/platform/addresses/sender.ts";
import type { Device } from "#server/platform/doors/call.ts";
import { type Account, isProved } from "./account.ts";
import { readMark, type Secrets, writeMark } from "./known-device.ts";
import { hashPassword, isOutdatedHash, verifyPassword } from "./password.ts";
import type { Accounts, Attempts } from "./room.ts";
import { countSignIn } from "./sign-in-limits.ts";
import type { Credentials } from "./wire.ts";

/** From where somebody signs in, and with what. */
export interface Visit {
  readonly sender: Sender;
  readonly device: Device;
}

/**
 * The account that e-mail address and password open. The answer to a wrong one says nothing about whether the account
 * exists, neither in words nor in time. The device is given a mark, by which it is told from strangers the next time.
 * @throws DomainError `auth.invalid-credentials`, `auth.second-factor` for the right password without the right code, or
 * `request.too-many` after too many failures.
 */
export async function authenticate(
  room: Accounts<"findByEmail" | "findClaim" | "setPasswordHash" | "touch"> &
    Attempts &
    SecondFactors &
    Secrets &
    Trailed,
  { email, password, code }: z.output<typeof Credentials>,
  { sender, device }: Visit,
): Promise<Account> {
  const trail = room.trail.from({ address: sender.ip, via: async () => "password" });
  const both = await Promise.all([room.accounts.findByEmail(email), room.accounts.findClaim(email)]);
  const known = await readMark(device.mark, room);
  const [holder] = both;
  // Whoever only claims an address must not become known at it: between guesses at its owner's password they could sign in.
  const wasHere = holder && known?.accounts.includes(holder.id) ? { accountId: holder.id, device: known } : null;
  const onRefused = (whom: Account | null) => () =>
    trail.add({ action: "sign-in.refused", actorId: null, ...onPerson(whom), after: TOO_MANY, personal: { email } });
  const takeBack = await countSignIn(room, { email, sender, known: wasHere, onRefused: onRefused(holder) });
  const account = await whoseIs(both, password);
  if (!account) {
    // What the limits refuse is one row a window: they are what keeps wrong sign-ins from filling the database.
    await trail.add({ action: "sign-in.wrong", actorId: null, ...onPerson(both[0]), personal: { email } });
    throw new DomainError("auth.invalid-credentials", { key: "refusals.signIn.wrong" });
  }
  const typist = {
    userId: account.id,
    network: sender.network,
    device: known?.accounts.includes(account.id) ? known : null,
  };
  const outcome = await askForCode({ ...room, trail }, typist, code, onRefused(account));
  // A wrong code counts like a wrong password; whoever is only asked for one has forgiven nothing yet.
  if (outcome !== "wrong") await takeBack({ forgives: outcome === "passed" && isProved(account) });
  const on = onPerson(account);
  if (!account.active) await trail.add({ action: "sign-in.refused", actorId: account.id, ...on, after: SWITCHED_OFF });
  requireActive(account);
  if (outcome === "wrong") await trail.add({ action: "sign-in.wrong", actorId: null, ...on, after: WRONG_CODE });
  if (outcome !== "passed") throw codeNeeded(outcome);
  if (account.passwordHash && (await isOutdatedHash(account.passwordHash, password))) {
    await room.accounts.setPasswordHash(account.id, await hashPassword(password), { endSessions: false });
  }
  await trail.add({ action: "sign-in", actorId: account.id, ...on });
  await room.accounts.touch(account.id, room.clock.now());
  device.keep(await writeMark(known, account.id, room));
  return account;
}

/**
 * The account that holds the address and the one that only claims it are both tried, always: neither the answer nor the time
 * that it takes tells whoever has just registered with somebody's address whether it has an account.
 */
async function whoseIs(both: readonly (Account | null)[], password: string): Promise<Account | null> {
  const isRight = await Promise.all(both.map((account) => verifyPassword(account?.passwordHash, password)));
  return both.find((_, at) => isRight[at]) ?? null;
}

const SWITCHED_OFF = { code: "account.switched-off" } as const;
const TOO_MANY = { code: "request.too-many" } as const;
const WRONG_CODE = { code: "auth.second-factor" };

function onPerson(account: Account | null | undefined) {
  return account ? ({ on: { kind: "person", id: account.id } } as const) : {};
}

/** Only told to somebody who has proved that the account is theirs. */
export function requireActive(account: Account): void {
  if (account.active) return;
  throw new DomainError("account.switched-off", { key: "refusals.signIn.switchedOff" });
}
