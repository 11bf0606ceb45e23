import type { IncomingMessage } from "node:http";

/** Somebody who was refused may finish sending so much, so that their browser reads why. */
const MOST_DRAINED_BYTES = 30_000_000;
const DRAINED_WITHIN_MS = 30_000;

/** The headers of a request as `fetch` knows them. */
export function headersOf(incoming: Pick<IncomingMessage, "headers">): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return headers;
}

/** Lets go of what is still coming, up to a limit: a browser shows an answer once it has sent all that it wanted to. */
export function drain(incoming: IncomingMessage, onError: () => void): void {
  if (incoming.complete) return;
  let bytes = 0;
  const end = () => incoming.destroy();
  const timer = setTimeout(end, DRAINED_WITHIN_MS);
  incoming.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_DRAINED_BYTES) end();
  });
  incoming.once("close", () => clearTimeout(timer));
  incoming.once("error", onError);
  incoming.resume();
}
