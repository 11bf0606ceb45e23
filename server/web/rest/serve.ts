import type { z } from "zod";
import { requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import type { Clock, Ids } from "#server/core/ports/environment.ts";
import type { Access } from "#server/desk/access/admit.ts";
import { answerOnce } from "#server/desk/idempotency/answer-once.ts";
import type { IdempotencyStore } from "#server/desk/idempotency/store.ts";
import { requireBounded } from "#server/platform/doors/bounded-json.ts";
import type { RequestBook } from "#server/platform/doors/call.ts";
import { countCall } from "#server/platform/doors/count-call.ts";
import type { ErrorBody } from "#server/platform/doors/error-body.ts";
import { errorResponse } from "#server/platform/doors/error-response.ts";
import { RETRY_SECONDS } from "#server/platform/doors/failure.ts";
import { inOurWords, invalidInput } from "#server/platform/doors/invalid-input.ts";
import { observeRequest } from "#server/platform/doors/observe-request.ts";
import type { Route } from "#server/platform/doors/route.ts";
import type { Counters } from "#server/platform/limits/counters.ts";
import { isSafeMethod, requireOwnPage } from "../http/cross-site.ts";
import { readDeviceCookie } from "../http/device-cookie.ts";
import { readJson } from "../http/read-body.ts";
import type { SenderNotes } from "../http/sender-notes.ts";
import { traceparentOf } from "../http/traceparent.ts";
import { fileResponse } from "./file-response.ts";
import { readQuery } from "./read-query.ts";

/** What serving needs from outside. */
export interface RestHost {
  readonly idempotency: IdempotencyStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly book: RequestBook;
  readonly senders: Pick<SenderNotes, "read">;
  readonly env: { readonly publicUrl: string };
  readonly counters: Counters;
  identify(request: Request): Promise<Access | null>;
}

/** Makes a route answer a request: who, what, do it, shape the answer. Every error becomes the same kind of body. */
export function serve(
  route: Route,
  request: Request,
  rawParams: Readonly<Record<string, string>>,
  host: RestHost,
): Promise<Response> {
  const traceparent = traceparentOf(request.headers);
  const { operationId: operation, path } = route;
  const http = { method: request.method, route: path };
  return observeRequest({ door: "rest", operation, http, traceparent }, host.book, async () => {
    let access: Access | null = null;
    let response: Response;
    try {
      access = route.auth === "required" ? requireAccess(await host.identify(request)) : null;
      const sender = host.senders.read(request.headers);
      countCall(host.counters, { personId: access?.actor.id, sender, isWrite: !isSafeMethod(request.method) });
      if (access && route.roles) requireRole(access.actor, ...route.roles);
      response = await answer(route, request, rawParams, access, host);
    } catch (error) {
      response = errorResponse(error, host.book.log);
    }
    return [response, { status: response.status, actorId: access?.actor.id, via: access?.via }];
  });
}

async function answer(
  route: Route,
  request: Request,
  rawParams: Readonly<Record<string, string>>,
  access: Access | null,
  host: RestHost,
): Promise<Response> {
  const params = parse(route.params, rawParams);
  const query = parse(route.query, bounded(readQuery(new URL(request.url).searchParams, route.query)));
  const body = route.body && parse(route.body, bounded(await readJson(request)));
  const { headers } = request;
  const sender = host.senders.read(headers);
  const device = readDeviceCookie(headers, host.env.publicUrl);
  const who = { findCaller: async () => access };
  const from = { ...who, sender, ip: sender.ip, device, traceparent: traceparentOf(headers) };
  const call = { ...from, actor: access?.actor ?? null, params, query, body };
  if (route.type !== undefined) {
    // A link on another site must not take somebody's files for them: each is counted, and stands in the trail.
    requireOwnPage(headers, host.env.publicUrl);
    const file = await route.run({ ...call, resourceId: host.ids.documentId() });
    return fileResponse(file, route.type, (error) => host.book.log.error({ err: error }, "a file was not sent whole"));
  }
  const run = async (resourceId: string) => {
    const result = await route.run({ ...call, resourceId });
    const output = route.output.parse(result);
    const { otherwise } = route;
    return otherwise?.when(output)
      ? { status: otherwise.status, body: JSON.stringify(asError(output, otherwise.description)) }
      : { status: route.status, body: JSON.stringify(output) };
  };
  const key = route.idempotent ? headers.get("idempotency-key") : null;
  if (key === null || !access) {
    const done = await run(host.ids.documentId());
    return toResponse(done, device.answerHeaders());
  }
  const asked = { method: route.method, path: pathOf(route.path, rawParams) };
  const { isReplay, ...answer } = await answerOnce(host, { key, ownerId: access.actor.id, asked, body }, run);
  return toResponse(answer, isReplay ? { "Idempotent-Replayed": "true" } : {});
}

/** The address that was asked: the same key for another person or complaint is another request. */
function pathOf(pattern: string, params: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
}

function toResponse(
  { status, body }: { status: number; body: string },
  headers: Record<string, string> = {},
): Response {
  return new Response(body, {
    status,
    headers: {
      "Content-Type": "application/json",
      "Cache-Control": "no-store",
      ...(status === 503 ? { "Retry-After": String(RETRY_SECONDS) } : {}),
      ...headers,
    },
  });
}

/** What says in its own shape that something is away says it also in the shape of every error. */
function asError(output: unknown, message: string): ErrorBody {
  const error: ErrorBody = { error: { code: "service.unavailable", message } };
  return Object.assign(error, output);
}

function requireAccess(access: Access | null): Access {
  if (access) return access;
  throw new DomainError(
    "auth.required",
    "Please sign in, or send a token: Authorization: Bearer <token>. POST /api/auth/token gives one.",
  );
}

function bounded<Value>(value: Value): Value {
  requireBounded(value);
  return value;
}

function parse(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return {};
  const result = schema.safeParse(value, { error: inOurWords });
  if (result.success) return result.data;
  throw invalidInput(result.error);
}
