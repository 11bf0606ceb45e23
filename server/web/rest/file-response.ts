import { Readable } from "node:stream";
import type { Download } from "#server/platform/doors/route.ts";

/**
 * A file as an answer, made as it is taken: a reader who leaves, at whatever moment, ends the making, and one that fails breaks the
 * answer off. Who asks for the head alone gets that.
 */
export function fileResponse(
  { name, chunks, type, bytes }: Download,
  routeType: string,
  request: Pick<Request, "method" | "signal">,
  onError: (error: unknown) => void,
): Response {
  const headers = {
    "Content-Type": type ?? routeType,
    "Content-Disposition": dispositionOf(name),
    ...(bytes === undefined ? {} : { "Content-Length": String(bytes) }),
    "Cache-Control": "private, no-store",
    // Should anything in it be taken for a page, nothing runs and nothing is asked for.
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
  };
  const taken = taking(chunks);
  // Nobody takes, or gives back, the body of an answer to HEAD or to somebody who has gone before it began.
  const leave = () => void taken.leave().catch(onError);
  if (request.method === "HEAD" || request.signal.aborted) {
    leave();
    return new Response(null, { headers });
  }
  request.signal.addEventListener("abort", leave, { once: true });
  return new Response(streamOf(taken, onError), { headers });
}

/** What people call it, in a form that the oldest programs read and in one that is right. */
function dispositionOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  if (plain === name) return `attachment; filename="${name}"`;
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

interface Taking {
  next(): Promise<IteratorResult<Uint8Array>>;
  leave(): Promise<void>;
  readonly isLeft: boolean;
}

function taking(chunks: AsyncIterable<Uint8Array>): Taking {
  const iterator = chunks[Symbol.asyncIterator]();
  let isLeft = false;
  // What breaks before it is read is told to whoever reads it then.
  if (chunks instanceof Readable) chunks.on("error", () => {});
  return {
    next: () => iterator.next(),
    async leave() {
      isLeft = true;
      // An iterator that was never begun would leave it open.
      if (chunks instanceof Readable) chunks.destroy();
      else await iterator.return?.();
    },
    get isLeft() {
      return isLeft;
    },
  };
}

function streamOf(taken: Taking, onError: (error: unknown) => void): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await taken.next();
          if (taken.isLeft) return;
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          if (!taken.isLeft) onError(error);
          controller.error(error);
        }
      },
      cancel: () => taken.leave(),
    },
    // Nothing is made before somebody takes it.
    { highWaterMark: 0 },
  );
}
