import type { z } from "zod";
import { requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import type { Once } from "#server/core/once/once.ts";
import type { Clock, Ids } from "#server/core/ports/environment.ts";
import type { Access } from "#server/desk/access/admit.ts";
import type { Answers } from "#server/desk/idempotency/answer-once.ts";
import { requireBounded } from "#server/platform/doors/bounded-json.ts";
import type { HearChange, RequestBook } from "#server/platform/doors/call.ts";
import { countCall } from "#server/platform/doors/count-call.ts";
import type { ErrorBody } from "#server/platform/doors/error-body.ts";
import { errorResponse } from "#server/platform/doors/error-response.ts";
import { RETRY_SECONDS } from "#server/platform/doors/failure.ts";
import { inOurWords, invalidInput } from "#server/platform/doors/invalid-input.ts";
import { observeRequest } from "#server/platform/doors/observe-request.ts";
import { keyedRequest } from "#server/platform/doors/repeats.ts";
import { requireWriter, WRITTEN_AS } from "#server/platform/doors/require-writer.ts";
import { isChange, type ReceivedFile, type Route } from "#server/platform/doors/route.ts";
import type { FileStore } from "#server/platform/files/file-store.ts";
import type { Counters } from "#server/platform/limits/counters.ts";
import { isSafeMethod, requireOwnPage } from "../http/cross-site.ts";
import { readDeviceCookie } from "../http/device-cookie.ts";
import { readJson } from "../http/read-body.ts";
import { receiveFile } from "../http/receive-file.ts";
import { repeatsOf } from "../http/repeats-of.ts";
import type { SenderNotes } from "../http/sender-notes.ts";
import { traceparentOf } from "../http/traceparent.ts";
import { fileResponse } from "./file-response.ts";
import { readQuery } from "./read-query.ts";

/** What serving needs from outside. */
export interface RestHost {
  readonly answers: Answers;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly book: RequestBook;
  readonly senders: Pick<SenderNotes, "read">;
  readonly env: { readonly publicUrl: string };
  readonly counters: Counters;
  readonly hearChange: HearChange;
  readonly contents: Pick<FileStore, "scratch" | "orAway">;
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
      const isWrite = !isSafeMethod(request.method);
      countCall(host.counters, { personId: access?.actor.id, sender, isWrite });
      if (isWrite) requireWriter(request.headers.get(WRITTEN_AS), access?.actor.id);
      if (access && route.roles) requireRole(access.actor, ...route.roles);
      response = await answer(route, request, rawParams, access, host);
      if (access && isChange(route)) await host.hearChange(access);
    } catch (error) {
      response = errorResponse(error, host.book.log);
    }
    return [response, { status: response.status, actorId: access?.actor.id, via: access?.via }];
  });
}

/** What a request brings is there while it is answered, and gone after that. */
async function answer(
  route: Route,
  request: Request,
  rawParams: Readonly<Record<string, string>>,
  access: Access | null,
  host: RestHost,
): Promise<Response> {
  const asked = await askedOf(route, request, rawParams, access, host);
  if (!route.upload || !access) return answered(route, request, rawParams, { ...asked, file: null }, host);
  const { mostBytes, admit } = route.upload;
  const call = { ...asked, actor: access.actor, once: null, resourceId: null };
  await using file = await receiveFile(request, {
    contents: host.contents,
    mostBytes,
    admit: (name) => admit(call, name),
  });
  // Awaited here: it is gone where this ends.
  return await answered(route, request, rawParams, { ...asked, file }, host);
}

async function askedOf(
  route: Route,
  request: Request,
  rawParams: Readonly<Record<string, string>>,
  access: Access | null,
  host: RestHost,
) {
  const params = parse(route.params, rawParams);
  const query = parse(route.query, bounded(readQuery(searchOf(route, request), route.query)));
  const body = route.body && parse(route.body, bounded(await readJson(request)));
  const { headers } = request;
  const sender = host.senders.read(headers);
  const device = readDeviceCookie(headers, host.env.publicUrl);
  const who = { findCaller: async () => access };
  const from = { ...who, sender, ip: sender.ip, device, traceparent: traceparentOf(headers) };
  return { ...from, actor: access?.actor ?? null, params, query, body };
}

type Asked = Awaited<ReturnType<typeof askedOf>> & { readonly file: ReceivedFile | null };

async function answered(
  route: Route,
  request: Request,
  rawParams: Readonly<Record<string, string>>,
  asked: Asked,
  host: RestHost,
): Promise<Response> {
  const { headers } = request;
  const { actor, body, device, file } = asked;
  if (route.type !== undefined) {
    // A link on another site must not take somebody's files for them: each is counted, and stands in the trail.
    requireOwnPage(headers, host.env.publicUrl);
    const download = await route.run({ ...asked, once: null, resourceId: null });
    return fileResponse(download, route.type, request, (error) =>
      host.book.log.error({ err: error }, "a file was not sent whole"),
    );
  }
  const run = async (resourceId: string | null, once: Once | null = null) => {
    const output = route.output.parse(await route.run({ ...asked, once, resourceId }));
    const { otherwise } = route;
    return otherwise?.when(output)
      ? { status: otherwise.status, body: JSON.stringify(asError(output, otherwise.description)) }
      : { status: route.status, body: JSON.stringify(output) };
  };
  const repeats = repeatsOf(headers, host);
  const key = isChange(route) ? repeats.keyOf(0) : null;
  if (key === null) return toResponse(await run(null), device.answerHeaders());
  const of = `${route.method} ${pathOf(route.path, rawParams)}`;
  const keyed = keyedRequest(
    { ownerId: actor?.id ?? null, key, of, input: file ? { ...file, path: undefined } : body },
    repeats,
  );
  const answer = await (route.key === "in-document" ? run(null, keyed.once) : repeats.answerOnce(keyed, run));
  return toResponse(answer, { ...device.answerHeaders(), ...repeats.answerHeaders() });
}

function searchOf({ ignoresQuery }: Route, { url }: Request): URLSearchParams {
  return ignoresQuery ? new URLSearchParams() : new URL(url).searchParams;
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
  throw new DomainError("auth.required", { key: "refusals.signIn.orToken" });
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
