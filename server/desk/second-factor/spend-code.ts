import { DomainError } from "#server/core/errors.ts";
import type { UserId } from "#server/core/ids.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import { hashOfRecoveryCode } from "./recovery-codes.ts";
import type { Sealing, SecondFactors } from "./room.ts";
import { seal, unseal } from "./sealed-secret.ts";
import type { SecondFactor } from "./second-factor.ts";
import { stepOfCode } from "./totp.ts";

const OF_THE_APP = /^\d{6}$/;

export type CodeRoom = SecondFactors<"useStep" | "useRecovery" | "reseal"> &
  Sealing &
  Trailed & { readonly clock: Clock };

export type CodeKind = "second-factor" | "recovery-code";

/** What is typed where a code is asked for: one of the app, by its six digits, or else a recovery code. */
export function readCode(typed: string): { readonly kind: CodeKind; readonly code: string } {
  const code = typed.normalize("NFKC").replace(/\s/g, "");
  return { kind: OF_THE_APP.test(code) ? "second-factor" : "recovery-code", code };
}

/** Whether this is a code of the person's app, or one of their recovery codes. Either works once. */
export async function spendCode(
  room: CodeRoom,
  userId: UserId,
  factor: SecondFactor,
  { kind, code }: ReturnType<typeof readCode>,
): Promise<boolean> {
  if (kind === "recovery-code") return spendRecoveryCode(room, userId, factor, hashOfRecoveryCode(code));
  const opened = await unseal(factor.secret, room);
  const step = opened && stepOfCode(opened.plain, code, room.clock.now());
  if (!opened || step === null || !(await room.secondFactors.useStep(userId, step))) return false;
  if (opened.isOld) {
    await room.secondFactors.reseal(userId, { from: factor.secret, to: await seal(opened.plain, room) });
  }
  return true;
}

async function spendRecoveryCode(
  room: CodeRoom,
  userId: UserId,
  { recovery }: SecondFactor,
  hash: string,
): Promise<boolean> {
  if (!recovery.includes(hash)) return false;
  const on = { kind: "person", id: userId } as const;
  const after = { left: recovery.length - 1 };
  const act = { action: "second-factor.recovery-used", actorId: userId, on, after } as const;
  const usedMeanwhile = new DomainError("auth.second-factor", { key: "refusals.secondFactor.recoveryUsed" });
  try {
    await recorded(room, act, async () => {
      if (!(await room.secondFactors.useRecovery(userId, hash))) throw usedMeanwhile;
    });
    return true;
  } catch (error) {
    if (error === usedMeanwhile) return false;
    throw error;
  }
}
