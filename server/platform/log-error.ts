const EMAIL = /[^\s@<>"'(),;:]+@[^\s@<>"'(),;:]+/g;
/** From the first quotation mark to the last: what is quoted may itself contain quotation marks. */
const QUOTED = /"[\s\S]*"/;
const MAX_CAUSES = 5;

export interface LoggedError {
  readonly type: string;
  readonly code?: string | number;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

/**
 * What the log keeps of an error: its kind, where it happened, and its message without what others put into it. Drivers
 * and parsers quote the values that they stumbled over, and hang whole documents on their errors.
 */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: withoutValues(sayOf(error)) };
  const frames = error.stack?.slice(error.stack.indexOf("\n    at ")).trimStart();
  const message = withoutValues(error.message);
  return {
    type: error.name,
    ...codeOf(error),
    message,
    stack: `${error.name}: ${message}${frames?.startsWith("at ") ? `\n    ${frames}` : ""}`,
    ...(error.cause !== undefined && depth < MAX_CAUSES ? { cause: loggedError(error.cause, depth + 1) } : {}),
  };
}

/** Of an object only what it is: drivers take whole descriptions of their surroundings for a cause. */
const sayOf = (thrown: unknown): string =>
  typeof thrown === "object" && thrown !== null ? (thrown.constructor?.name ?? "Object") : String(thrown);

/** A sentence without what it quotes and without addresses. */
export function withoutValues(text: string): string {
  return text.replace(QUOTED, '"[removed]"').replace(EMAIL, "[removed]");
}

function codeOf(error: Error): { readonly code?: string | number } {
  if (!("code" in error)) return {};
  return typeof error.code === "string" || typeof error.code === "number" ? { code: error.code } : {};
}
