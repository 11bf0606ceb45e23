import type { DomainErrorCode } from "#server/core/errors.ts";
import type { Route } from "#server/platform/doors/route.ts";
import { type ErrorStatus, STATUS_OF_ERROR } from "#server/platform/doors/status-of-error.ts";

const WORDS = {
  400: "Something in the request is not right; fields says what.",
  401: "Not signed in, or the token or password is not right.",
  403: "Not allowed for this account or this token.",
  404: "Not there, or not yours to see.",
  409: "Not possible as things stand now.",
  413: "The request is larger than 100 kB.",
  429: "Too many attempts. Retry-After says when to try again.",
  503: "The database is away. Retry-After says when to try again.",
} as const satisfies Record<ErrorStatus, string>;

export interface DescribedResponse {
  readonly status: number;
  readonly description: string;
  /** Whether the body is the route's output or an error. */
  readonly body: "output" | "error";
}

/** Everything a route can answer, in the order of the statuses. */
export function responsesOf(route: Route): DescribedResponse[] {
  const done = {
    status: route.status,
    description: "Done.",
    body: "output" as const,
  };
  const { otherwise } = route;
  return [
    done,
    ...refusalsOf(route).map((status) => ({ status, description: WORDS[status], body: "error" as const })),
    ...(otherwise ? [{ status: otherwise.status, description: otherwise.description, body: "output" as const }] : []),
  ];
}

/** What a route can refuse: what it names, and what its kind always can. */
function refusalsOf(route: Route): ErrorStatus[] {
  const codes: DomainErrorCode[] = [...route.refuses];
  if (route.body || route.query) codes.push("input.invalid");
  if (route.body) codes.push("request.too-large");
  if (route.auth === "required") codes.push("auth.required");
  if (route.auth === "required" && route.method !== "GET") codes.push("auth.forbidden");
  if (!route.otherwise) codes.push("service.unavailable");
  return [...new Set(codes.map((code) => STATUS_OF_ERROR[code]))].toSorted((a, b) => a - b);
}
