import type { DomainErrorCode } from "#server/core/errors.ts";
import { isChange, type JsonRoute, type Route } from "#server/platform/doors/route.ts";
import { type ErrorStatus, STATUS_OF_ERROR } from "#server/platform/doors/status-of-error.ts";

const WORDS = {
  400: "Something in the request is not right; fields says what.",
  401: "Not signed in, or the token or password is not right.",
  403: "Not allowed for this account or this token; or this desk asks its staff for a second factor first.",
  404: "Not there, or not yours to see.",
  409: "Not possible as things stand now, or the same request is still under way: then Retry-After says when to ask again.",
  413: "The request is larger than 100 kB, or the file in it than it may be.",
  429: "Too many requests. Retry-After says when to try again.",
  503: "The database is away, or the place of files. Retry-After says when to try again.",
} as const satisfies Record<ErrorStatus, string>;

export interface DescribedResponse {
  readonly status: number;
  readonly description: string;
  /** The route's output, an error, or what is both. */
  readonly body: "output" | "error" | "both";
  /** Whether the answer says how long to wait. */
  readonly retryAfter: boolean;
  /** Whether the answer says that it is the first one once more. */
  readonly replayed: boolean;
}

/** Everything a route can answer, in the order of the statuses. */
export function responsesOf(route: Route): DescribedResponse[] {
  const otherwise = otherwiseOf(route);
  const answers: Omit<DescribedResponse, "retryAfter" | "replayed">[] = [
    { status: route.status, description: "Done.", body: "output" },
    ...refusalsOf(route).map((status) => ({ status, description: WORDS[status], body: "error" as const })),
    ...(otherwise ? [{ status: otherwise.status, description: otherwise.description, body: "both" as const }] : []),
  ];
  const waits = [429, 503, ...(isChange(route) ? [STATUS_OF_ERROR["request.in-progress"]] : [])];
  return answers.map((answer) => ({
    ...answer,
    retryAfter: waits.includes(answer.status),
    replayed: isChange(route) && answer.body === "output",
  }));
}

/** What a route can refuse: what it names, and what its kind always can. */
function refusalsOf(route: Route): ErrorStatus[] {
  // Nothing that is too large or too much comes past the guard, whatever it asks for.
  const codes: DomainErrorCode[] = [...route.refuses, "request.too-large", "request.too-many"];
  // Also what takes no parameter refuses those that it is sent.
  if (!route.ignoresQuery) codes.push("input.invalid");
  if (route.auth === "required") codes.push("auth.required", "auth.second-factor-required");
  if (isChange(route)) codes.push("request.idempotency-mismatch", "request.in-progress");
  if (route.method !== "GET") codes.push(route.auth === "required" ? "auth.forbidden" : "auth.cross-site");
  if (!otherwiseOf(route)) codes.push("service.unavailable");
  return [...new Set(codes.map((code) => STATUS_OF_ERROR[code]))].toSorted((a, b) => a - b);
}

function otherwiseOf(route: Route): JsonRoute["otherwise"] {
  return route.type === undefined ? route.otherwise : undefined;
}
