import type { DomainErrorCode } from "./errors.ts";
import { waitInWords } from "./wait-in-words.ts";

/**
 * Why a sign-in was refused, as it stands in an address. Anybody can write an address, so it holds a code of ours and at
 * most a number, and the sentence is written here: never a word that came with it.
 */
interface Refusal {
  readonly code: string;
  readonly retryAfterSeconds?: number | undefined;
  /** Finds a fault of ours in the log. */
  readonly incident?: string | undefined;
}

const WORDS = {
  // Ours.
  "auth.invalid-credentials": () => "The e-mail address or the password is not right.",
  "auth.second-factor": () => "Enter the code that your app shows, or one of your recovery codes.",
  "account.switched-off": () =>
    "This account has been switched off. Please ask an administrator to switch it on again.",
  "account.email-taken": () => "There is an account with this e-mail address already. Sign in with its password.",
  "request.too-many": (detail) => `Too many attempts. Please try again ${wait(detail)}.`,
  "service.unavailable": () => "QuickFix cannot reach its database at the moment. Please try again in a few seconds.",
  internal: (detail) =>
    INCIDENT.test(detail)
      ? `This did not work, and it is our fault. Please try again; if it stays, tell us this number: ${detail}`
      : FAILED,
  "input.invalid": () => "Enter your e-mail address and your password.",
  "identity.unverified": () => "Your account there has no verified e-mail address, so we cannot sign you in with it.",
  // next-auth's.
  CredentialsSignin: () => "The e-mail address or the password is not right.",
  OAuthAccountNotLinked: () => "There is an account with this e-mail address already. Sign in with your password.",
  AccessDenied: () => "This account may not sign in.",
  SessionRequired: () => "Please sign in first.",
} as const satisfies Partial<Record<DomainErrorCode, Words>> & Record<string, Words>;

type Words = (detail: string) => string;

const FAILED = "Signing in did not work. Please try again.";
const INCIDENT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The refusal as it goes into an address. */
export function writeRefusal({ code, retryAfterSeconds, incident }: Refusal): string {
  const detail = retryAfterSeconds ?? incident;
  return detail === undefined ? code : `${code}:${detail}`;
}

/** The sentence for what stands in an address; what is not a code of ours says only that it did not work. */
export function readRefusal(written: string): string {
  const [code = "", detail = ""] = written.split(":", 2);
  return Object.hasOwn(WORDS, code) ? WORDS[code as keyof typeof WORDS](detail) : FAILED;
}

/** The seconds to wait, when that is why; null when it is not. */
export function readWait(written: string): number | null {
  const [code, detail = ""] = written.split(":", 2);
  return code === "request.too-many" ? secondsIn(detail) : null;
}

function wait(detail: string): string {
  const seconds = secondsIn(detail);
  return seconds === null ? "later" : waitInWords(seconds);
}

function secondsIn(detail: string): number | null {
  const seconds = /^\d{1,5}$/.test(detail) ? Number(detail) : 0;
  return seconds >= 1 && seconds <= 86_400 ? seconds : null;
}
