import { z } from "zod";
import { missingOr } from "./env-checks.ts";

/** Random hexadecimal digits, which have the least variety of what people make secrets of, practically never have fewer. */
const MIN_DIFFERENT = 8;

/** What .env.example shows in the place of a secret; everybody has read it. */
export const SECRET_EXAMPLE = "replace-with-the-output-of-openssl-rand";

const SECRET_LIKE = /SECRET|TOKEN|PASSWORD/;

/** What people write where a secret should be, beside the example. */
const PLACEHOLDER = /replace[-_ ]?(with|me)|change[-_ ]?(me|this|it)|your[-_ ]?secret|placeholder|insert[-_ ]?here/i;

/** A secret of our own that whoever installs the desk makes up: long, and not what anybody would try first. */
export const secretOf = (minLength: number) =>
  z.string({ error: missingOr("must be text") }).superRefine((value, { addIssue }) => {
    const problem = problemOf(value, minLength);
    if (problem) addIssue({ code: "custom", message: problem });
  });

/** What signs, and what opens everything. */
export const secret = secretOf(32);

function problemOf(value: string, minLength: number): string | null {
  if (value.length < minLength) return `must have at least ${minLength} characters`;
  if (PLACEHOLDER.test(value)) return "is a placeholder that everybody can read";
  if (isRepeated(value)) return "repeats itself, so that it is as weak as one round of it";
  if (new Set(value).size < MIN_DIFFERENT) return `must have at least ${MIN_DIFFERENT} different characters`;
  return null;
}

/**
 * What is wrong with secrets beside each by itself, a sentence each: one that is the example's, whoever gives it out, and a
 * change of secrets that changes nothing.
 */
export function secretProblems(
  given: Readonly<Record<string, unknown>>,
  exampleOf: (name: string) => string,
): string[] {
  const left = Object.keys(given).filter(
    (name) => SECRET_LIKE.test(name) && given[name] === exampleOf(name) && given[name] !== SECRET_EXAMPLE,
  );
  const { NEXTAUTH_SECRET: now, NEXTAUTH_SECRET_PREVIOUS: before } = given;
  return [
    ...left.map((name) => `${name} is still the example's. Put your own there.`),
    ...(before !== undefined && before === now
      ? ["NEXTAUTH_SECRET_PREVIOUS is the same as NEXTAUTH_SECRET. Put a new secret there, or remove the one before."]
      : []),
  ];
}

/** The same few characters over and over: found in itself written twice, earlier than at its end. */
function isRepeated(value: string): boolean {
  return (value + value).indexOf(value, 1) < value.length;
}
