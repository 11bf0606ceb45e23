import { DomainError } from "#server/core/errors.ts";
import { hashPassword } from "./password.ts";
import { passwordForm } from "./password-form.ts";
import type { PasswordOwner } from "./password-judge.ts";

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
  if (flaw) {
    const sentence = { key: `refusals.password.${flaw}` } as const;
    throw new DomainError("input.invalid", sentence, { fields: { [field]: sentence } });
  }
  return hashPassword(password);
}
