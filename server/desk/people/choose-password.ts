import { DomainError } from "#server/core/errors.ts";
import { hashPassword } from "./password.ts";
import { passwordForm } from "./password-form.ts";
import type { PasswordFlaw, PasswordOwner } from "./password-judge.ts";

const ADVICE = "Take three or four words that have nothing to do with each other, or let a password manager make one.";
const SENTENCES: Readonly<Record<PasswordFlaw, string>> = {
  personal: `This is your name or address with little else, and others know those. ${ADVICE}`,
  easy: `This is on the lists that guessers try first, or much like it. ${ADVICE}`,
};

/**
 * The hash of a password that somebody chooses for themselves. Every door at which one is chosen takes it from here; those
 * that were chosen before are not judged again.
 * @param field of the input that holds the password, for the refusal.
 * @throws DomainError `input.invalid` with what to do, for one that is easy to guess.
 */
export async function hashChosenPassword(
  password: string,
  owner: PasswordOwner,
  field: "password" | "next" = "password",
): Promise<string> {
  const { judgePassword } = await import("./password-judge.ts");
  const flaw = judgePassword(passwordForm(password), owner);
  if (flaw) throw new DomainError("input.invalid", SENTENCES[flaw], { fields: { [field]: SENTENCES[flaw] } });
  return hashPassword(password);
}
