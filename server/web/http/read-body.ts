import { DomainError } from "#server/core/errors.ts";

/** 100 kB: forty times the longest complaint there can be. */
export const MAX_BODY_BYTES = 100_000;

/**
 * The whole body as text. Stops reading at the limit, whether or not the sender announced the length.
 * @throws DomainError `request.too-large`, or `input.invalid` when it is not UTF-8.
 */
export async function readBody(request: Request): Promise<string> {
  if (Number(request.headers.get("content-length")) > MAX_BODY_BYTES) throw tooLarge();
  if (!request.body) return "";
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let bytes = 0;
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BODY_BYTES) throw tooLarge();
    text += decode(() => decoder.decode(chunk, { stream: true }));
  }
  return text + decode(() => decoder.decode());
}

/** The body parsed as JSON. @throws DomainError with a sentence that says what is wrong with it. */
export async function readJson(request: Request): Promise<unknown> {
  requireJson(request);
  const text = await readBody(request);
  if (text.trim() === "") throw new DomainError("input.invalid", { key: "refusals.input.emptyBody" });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DomainError("input.invalid", { key: "refusals.input.notJson" }, {}, { cause });
  }
}

/** Refuses every other kind of body before it is read: forms above all. */
export function requireJson(request: Pick<Request, "headers">): void {
  const type = request.headers.get("content-type") ?? "";
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(type)?.[1] ?? "utf-8";
  if (!/^(?:utf-?8|us-ascii)$/i.test(charset)) {
    throw new DomainError("input.invalid", { key: "refusals.input.charset" });
  }
  if (/^application\/([\w.+-]+\+)?json\b/i.test(type)) return;
  throw new DomainError("input.invalid", { key: "refusals.input.sendJson" });
}

/** The same request, once its body has been read within the limit: for handlers that read it themselves. */
export async function withLimitedBody<R extends Request>(request: R): Promise<R> {
  if (!request.body) return request;
  const body = await readBody(request);
  // Of the request's own class: next-auth needs what NextRequest adds.
  const Same = request.constructor as new (url: string, init: RequestInit) => R;
  return new Same(request.url, { method: request.method, headers: request.headers, body, signal: request.signal });
}

function tooLarge(): DomainError {
  return new DomainError("request.too-large", {
    key: "refusals.request.tooLarge",
    values: { kilobytes: MAX_BODY_BYTES / 1000 },
  });
}

function decode(read: () => string): string {
  try {
    return read();
  } catch (cause) {
    throw new DomainError("input.invalid", { key: "refusals.input.notUtf8" }, {}, { cause });
  }
}
