import type { DomainErrorCode } from "./errors.ts";
import { waitUnit } from "./wait-unit.ts";

/**
 * Why a sign-in was refused, as it stands in an address. Anybody can write an address, so it holds a code of ours and at
 * most a number, and the sentence is ours: never a word that came with it.
 */
interface Refusal {
  readonly code: string;
  readonly retryAfterSeconds?: number | undefined;
  /** Finds a fault of ours in the log. */
  readonly incident?: string | undefined;
}

/** What is to be said of it: a message of `ui.failure.signIn`, and what is put into it. */
export interface SaidRefusal {
  readonly key: SignInMessage;
  readonly values?: Readonly<Record<string, string | number>>;
}
type SignInMessage =
  | "wrong"
  | "code"
  | "switchedOff"
  | "emailTaken"
  | "tooMany"
  | "unavailable"
  | "incident"
  | "missing"
  | "unverified"
  | "notLinked"
  | "mayNot"
  | "first"
  | "failed";

const SAID = {
  // Ours.
  "auth.invalid-credentials": "wrong",
  "auth.second-factor": "code",
  "account.switched-off": "switchedOff",
  "account.email-taken": "emailTaken",
  "request.too-many": "tooMany",
  "service.unavailable": "unavailable",
  internal: "incident",
  "input.invalid": "missing",
  "identity.unverified": "unverified",
  // next-auth's.
  CredentialsSignin: "wrong",
  OAuthAccountNotLinked: "notLinked",
  AccessDenied: "mayNot",
  SessionRequired: "first",
} as const satisfies Partial<Record<DomainErrorCode, SignInMessage>> & Record<string, SignInMessage>;

const INCIDENT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The refusal as it goes into an address. */
export function writeRefusal({ code, retryAfterSeconds, incident }: Refusal): string {
  const detail = retryAfterSeconds ?? incident;
  return detail === undefined ? code : `${code}:${detail}`;
}

/** What is said of what stands in an address; what is not a code of ours says only that it did not work. */
export function readRefusal(written: string): SaidRefusal {
  const [code = "", detail = ""] = written.split(":", 2);
  const key = Object.hasOwn(SAID, code) ? SAID[code as keyof typeof SAID] : "failed";
  if (key === "incident") return INCIDENT.test(detail) ? { key, values: { incident: detail } } : { key: "failed" };
  if (key !== "tooMany") return { key };
  const seconds = secondsIn(detail);
  return { key, values: seconds === null ? { unit: "unknown", count: 0 } : waitUnit(seconds) };
}

/** The seconds to wait, when that is why; null when it is not. */
export function readWait(written: string): number | null {
  const [code, detail = ""] = written.split(":", 2);
  return code === "request.too-many" ? secondsIn(detail) : null;
}

function secondsIn(detail: string): number | null {
  const seconds = /^\d{1,5}$/.test(detail) ? Number(detail) : 0;
  return seconds >= 1 && seconds <= 86_400 ? seconds : null;
}
