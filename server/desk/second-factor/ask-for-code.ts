import { DomainError } from "#server/core/errors.ts";
import type { Attempts } from "#server/desk/people/room.ts";
import { countCode, type Typist } from "./code-limits.ts";
import type { SecondFactors } from "./room.ts";
import { type CodeRoom, readCode, spendCode } from "./spend-code.ts";

/** `asked`: a code is needed, and none was sent. */
export type CodeOutcome = "passed" | "asked" | "wrong";

/**
 * What somebody who knows the account's password is let in by beside it; `passed` for an account without a second factor.
 * @param onRefused Hears of the first refusal by count in a window.
 * @throws DomainError `request.too-many` after too many wrong codes.
 */
export async function askForCode(
  room: CodeRoom & SecondFactors<"find"> & Attempts<"hit" | "forget" | "refund">,
  typist: Typist,
  typed: string | undefined,
  onRefused: () => Promise<unknown>,
): Promise<CodeOutcome> {
  const { userId } = typist;
  const factor = await room.secondFactors.find(userId);
  if (!factor?.confirmedAt) return "passed";
  if (!typed) return "asked";
  const code = readCode(typed);
  const takeBack = await countCode(room, code.kind, typist, onRefused);
  if (!(await spendCode(room, userId, factor, code))) return "wrong";
  await takeBack();
  return "passed";
}

/** The refusal of a sign-in with the right password and without the right code. */
export function codeNeeded(outcome: Exclude<CodeOutcome, "passed">): DomainError {
  const sentence =
    outcome === "asked"
      ? ({ key: "refusals.secondFactor.asked" } as const)
      : ({ key: "refusals.secondFactor.wrong" } as const);
  return new DomainError("auth.second-factor", sentence, { fields: { code: sentence } });
}
