import { MAX_BATCH } from "#server/core/batch.ts";
import { DomainError } from "#server/core/errors.ts";
import { readBody, requireJson } from "../http/read-body.ts";

/**
 * The same request with nothing left that tRPC could stumble over: at most MAX_BATCH calls, a body that is read and says
 * that it is JSON. Whether it is, only who may call is told.
 * @throws DomainError `input.invalid`, `request.too-large`
 */
export async function readCall(request: Request): Promise<Request> {
  const { pathname, searchParams } = new URL(request.url);
  const isBatch = searchParams.get("batch") === "1";
  if (isBatch && pathname.split(",").length > MAX_BATCH) {
    throw new DomainError("input.invalid", { key: "refusals.input.batch", values: { most: MAX_BATCH } });
  }
  const headers = new Headers(request.headers);
  // A reader's says nothing: there is no body.
  headers.set("content-type", "application/json");
  const { method, signal } = request;
  if (method !== "POST") return new Request(request.url, { method, headers, signal });
  // tRPC would hand a form to a procedure, and forms are what other sites' pages can send.
  requireJson(request);
  const body = (await readBody(request)) || (isBatch ? "{}" : "null");
  return new Request(request.url, { method, headers, body, signal });
}
