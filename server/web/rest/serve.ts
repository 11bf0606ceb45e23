import type { z } from "zod";
import { DomainError } from "#server/core/errors.ts";
import type { Access } from "#server/desk/access/access.ts";
import { answerOnce } from "#server/desk/idempotency/answer-once.ts";
import type { Log } from "#server/platform/log.ts";
import { errorResponse } from "../http/error-response.ts";
import { invalidInput } from "../http/invalid-input.ts";
import { observeRequest } from "../http/observe-request.ts";
import { readJson } from "../http/read-body.ts";
import { traceparentOf } from "../http/traceparent.ts";
import type { RestDeps } from "./deps.ts";
import type { Route } from "./route.ts";

/** What serving needs from outside. */
export interface RestHost {
  readonly deps: RestDeps;
  readonly log: Pick<Log, "info" | "warn" | "error">;
  identify(request: Request): Promise<Access | null>;
}

/** Next's handler: the dynamic parts of the path come as a promise. */
export type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[] | undefined>> },
) => Promise<Response>;

/** Makes a route answer requests: who, what, do it, shape the answer. Every error becomes the same kind of body. */
export function serve(route: Route, host: () => RestHost): Handler {
  return async (request, context) => {
    const { deps, log, identify } = host();
    const traceparent = traceparentOf(request.headers);
    return observeRequest({ door: "rest", operation: route.operationId, traceparent }, log, async () => {
      let access: Access | null = null;
      let response: Response;
      try {
        access = route.auth === "required" ? requireAccess(await identify(request)) : null;
        response = await answer(route, request, await context.params, access, deps);
      } catch (error) {
        response = errorResponse(error, log);
      }
      return [response, { status: response.status, actorId: access?.actor.id, via: access?.via }];
    });
  };
}

async function answer(
  route: Route,
  request: Request,
  rawParams: Record<string, unknown>,
  access: Access | null,
  deps: RestDeps,
): Promise<Response> {
  const params = parse(route.params, rawParams);
  const query = parse(route.query, readQuery(new URL(request.url).searchParams));
  const body = route.body && parse(route.body, await readJson(request));
  const { headers } = request;
  const run = async (resourceId: string) => {
    const result = await route.run({ actor: access?.actor ?? null, params, query, body, deps, headers, resourceId });
    const output = route.output.parse(result);
    return {
      status: route.otherwise?.when(output) ? route.otherwise.status : route.status,
      body: JSON.stringify(output),
    };
  };
  const key = route.idempotent ? headers.get("idempotency-key") : null;
  if (key === null || !access) return toResponse(await run(deps.ids.documentId()));
  const { isReplay, ...answer } = await answerOnce(deps, { key, ownerId: access.actor.id, route, body }, run);
  return toResponse(answer, isReplay ? { "Idempotent-Replayed": "true" } : {});
}

function toResponse(
  { status, body }: { status: number; body: string },
  headers: Record<string, string> = {},
): Response {
  return new Response(body, {
    status,
    headers: { "Content-Type": "application/json", "Cache-Control": "no-store", ...headers },
  });
}

function requireAccess(access: Access | null): Access {
  if (access) return access;
  throw new DomainError(
    "auth.required",
    "Please sign in, or send a token: Authorization: Bearer <token>. POST /api/auth/token gives one.",
  );
}

function parse(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return {};
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalidInput(result.error);
}

/** A name that occurs twice becomes a list; an empty value is the same as none. */
function readQuery(search: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(search.keys())];
  const pairs = names.map((name) => [name, search.getAll(name).filter((value) => value !== "")] as const);
  return Object.fromEntries(
    pairs.flatMap(([name, values]) => {
      const [first] = values;
      return first === undefined ? [] : [[name, values.length > 1 ? values : first]];
    }),
  );
}
