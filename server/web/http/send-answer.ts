import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const zipped = promisify(gzip);
/** Below that a zipped answer is hardly shorter, and later. */
const ZIPPED_FROM_BYTES = 1_024;

/** Sends an answer of the API, zipped where that makes it shorter for whoever can read it. */
export async function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: Response): Promise<void> {
  const plain = Buffer.from(await answer.arrayBuffer());
  const isZipped = plain.length >= ZIPPED_FROM_BYTES && readsGzip(request);
  const body = isZipped ? await zipped(plain) : plain;
  for (const [name, value] of answer.headers) if (name !== "set-cookie") response.setHeader(name, value);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) response.setHeader("Set-Cookie", cookies);
  response.setHeader("Vary", "Accept-Encoding");
  if (isZipped) response.setHeader("Content-Encoding", "gzip");
  response.setHeader("Content-Length", body.length);
  // What is left of a body that nobody wanted stands before the next request of this connection.
  if (!request.complete) response.setHeader("Connection", "close");
  response.writeHead(answer.status);
  response.end(body);
}

function readsGzip({ headers }: IncomingMessage): boolean {
  const said = headers["accept-encoding"] ?? "";
  return /(?:^|,)\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[\d.]+\s*)?(?:,|$)/i.test(said);
}
