import type { z } from "zod";
import { DomainError } from "#server/core/errors.ts";
import type { Refusing } from "#server/core/saying.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Caller } from "#server/platform/doors/call.ts";
import { hashOfRecoveryCode, newRecoveryCodes } from "./recovery-codes.ts";
import type { SecondFactorRoom } from "./room.ts";
import { seal, unseal } from "./sealed-secret.ts";
import { readCode } from "./spend-code.ts";
import { isRequiredOf } from "./staff-rule.ts";
import { newTotpSecret, stepOfCode, totpUri } from "./totp.ts";
import type { RecoveryCodes, SecondFactorOffer, SecondFactorState, TurnOn } from "./wire.ts";

const BEGIN_ANEW = { key: "refusals.secondFactor.beginAnew" } as const;

type Room<Calls extends keyof SecondFactorRoom> = Pick<SecondFactorRoom, Calls>;
type Whose = Pick<Caller, "actor">;

/** What was true when the page was opened is not any more. */
export function changedMeanwhile(words: Refusing): DomainError {
  return new DomainError("second-factor.changed-meanwhile", words);
}

/** Whether the caller is asked for a code when they sign in, and has to be. */
export async function readSecondFactor(
  room: Room<"secondFactors">,
  { actor }: Whose,
): Promise<z.output<typeof SecondFactorState>> {
  const factor = await room.secondFactors.find(actor.id);
  const isRequired = await isRequiredOf(room, actor);
  return { isOn: Boolean(factor?.confirmedAt), recoveryLeft: factor?.recovery.length ?? 0, isRequired };
}

/** A secret for the caller's app. Nothing is asked for until a code has shown that the app has it. */
export async function offerSecondFactor(
  room: Room<"secondFactors" | "secret" | "delivery" | "trail">,
  { account }: Pick<Caller, "account">,
): Promise<SecondFactorOffer> {
  const before = await room.secondFactors.find(account.id);
  if (before?.confirmedAt) throw changedMeanwhile({ key: "refusals.secondFactor.onAlready" });
  const secret = newTotpSecret();
  const sealed = await seal(secret, room);
  const act = { action: "second-factor.begun", actorId: account.id, on: { kind: "person", id: account.id } } as const;
  await recorded(room, act, () => room.secondFactors.offer(account.id, sealed));
  const issuer = `QuickFix ${new URL(room.delivery.publicUrl).hostname}`;
  return { secret, uri: totpUri(secret, { issuer, label: account.email }) };
}

/** From now on the caller is asked for a code. @returns ten recovery codes, which are not shown again. */
export async function turnOnSecondFactor(
  room: Room<"secondFactors" | "secret" | "previousSecret" | "clock" | "trail">,
  { actor }: Whose,
  { code }: z.output<typeof TurnOn>,
): Promise<RecoveryCodes> {
  const factor = await room.secondFactors.find(actor.id);
  const opened = factor && !factor.confirmedAt ? await unseal(factor.secret, room) : null;
  if (!factor || !opened) throw changedMeanwhile(BEGIN_ANEW);
  const now = room.clock.now();
  const lastStep = stepOfCode(opened.plain, readCode(code).code, now);
  const on = { kind: "person", id: actor.id } as const;
  if (lastStep === null) {
    await room.trail.add({ action: "second-factor.wrong", actorId: actor.id, on });
    const sentence = { key: "refusals.secondFactor.notTheCode" } as const;
    throw new DomainError("input.invalid", sentence, { fields: { code: sentence } });
  }
  const recoveryCodes = newRecoveryCodes();
  const state = { secret: factor.secret, confirmedAt: now, lastStep, recovery: recoveryCodes.map(hashOfRecoveryCode) };
  await recorded(room, { action: "second-factor.on", actorId: actor.id, on }, async () => {
    if (await room.secondFactors.turnOn(actor.id, state)) return;
    throw changedMeanwhile(BEGIN_ANEW);
  });
  return { recoveryCodes };
}

/** Ten new recovery codes; those before open nothing any more. */
export async function renewRecoveryCodes(
  room: Room<"secondFactors" | "trail">,
  { actor }: Whose,
): Promise<RecoveryCodes> {
  const recoveryCodes = newRecoveryCodes();
  const act = { action: "second-factor.renewed", actorId: actor.id, on: { kind: "person", id: actor.id } } as const;
  await recorded(room, act, async () => {
    if (await room.secondFactors.renewRecovery(actor.id, recoveryCodes.map(hashOfRecoveryCode))) return;
    throw changedMeanwhile({ key: "refusals.secondFactor.notOn" });
  });
  return { recoveryCodes };
}
