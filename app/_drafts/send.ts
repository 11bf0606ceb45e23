import type { inferRouterInputs } from "@trpc/server";
import type { AppRouter } from "#server/web/trpc/router.ts";
import { parsed, type Texts, textsOf } from "./draft.ts";
import { leaveOut, putIn, saidIn } from "./lean-input.ts";

type Inputs = inferRouterInputs<AppRouter>["complaints"];

/** The changes that carry words. */
const VERBS = ["file", "comment", "changeStatus", "rate", "applyMacro"] as const;
export type Verb = (typeof VERBS)[number];

/** What is asked for, of `complaints`. */
export type Wish = { readonly [Each in Verb]: { readonly verb: Each; readonly input: Inputs[Each] } }[Verb];

/** Why it was not taken. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly fields: Texts;
  /** What an earlier version with the same key made or changed. */
  readonly complaintId: string | null;
}

/** Words on their way to the server: kept from before they leave until it has them. */
export interface Send {
  readonly key: string;
  readonly verb: Verb;
  readonly input: unknown;
  /** What has one goes out in order: a ticket's id. */
  readonly line: string;
  /** "Your message on COMP-10064". */
  readonly what: string;
  /** What a reader of the line sees of it. */
  readonly words: string;
  /** Where it was written, to go back to. */
  readonly place: string;
  readonly href: string;
  readonly texts: Texts;
  readonly at: number;
  /** How often it went out and nothing came back. */
  readonly tries: number;
  /** When the next try is due, whichever tab makes it. */
  readonly notBefore: number;
  /** It did not go out at once, and its writer was told so. */
  readonly isWaiting: boolean;
  readonly problem: Problem | null;
  /** False while it is gone with this page: the browser refuses to keep it. */
  readonly isKept: boolean;
}

/** As it is stored: small, because what somebody wrote stands there once. */
export function storedSend(send: Send): string {
  const { input, texts, words } = send;
  const from = saidIn(texts, words);
  // What is undefined is not written.
  const rest = { isKept: undefined, words: from === undefined ? words : undefined, from };
  return JSON.stringify({ ...send, ...leaveOut(input, texts), ...rest });
}

/** Scribbles of others, and shapes of another version, read as nothing. */
export function readSend(stored: string | null, isKept = true): Send | null {
  const found = parsed(stored);
  if (!found) return null;
  const { at, tries, notBefore } = found;
  const [key, line, what, words, place, href, from] = ["key", "line", "what", "words", "place", "href", "from"].map(
    (name) => (typeof found[name] === "string" ? found[name] : null),
  );
  const verb = VERBS.find((known) => known === found["verb"]);
  const texts = textsOf(found["texts"]);
  if (!key || !line || !verb || !texts || !place || !href || typeof at !== "number") return null;
  const input = putIn(found["input"], textsOf(found["same"]), texts);
  return {
    ...{ key, verb, input, line, place, href, texts, at, isKept },
    what: what ?? "",
    words: words ?? texts[from ?? ""]?.trim() ?? "",
    tries: typeof tries === "number" ? tries : 0,
    notBefore: typeof notBefore === "number" ? notBefore : 0,
    isWaiting: found["isWaiting"] === true,
    problem: readProblem(found["problem"]),
  };
}

function readProblem(value: unknown): Problem | null {
  if (typeof value !== "object" || value === null) return null;
  if (!("code" in value) || !("message" in value)) return null;
  const { code, message } = value;
  if (typeof code !== "string" || typeof message !== "string") return null;
  const fields = ("fields" in value && textsOf(value.fields)) || {};
  const complaintId = "complaintId" in value && typeof value.complaintId === "string" ? value.complaintId : null;
  return { code, message, fields, complaintId };
}

/** The key made something else already: an earlier version arrived, though no answer came back. */
export const MISMATCH = "request.idempotency-mismatch";
