import type { Download } from "#server/platform/doors/route.ts";

/** A file as an answer, made as it is taken: a reader who leaves ends the making, and one that fails breaks the answer off. */
export function fileResponse(
  { name, chunks, type, bytes }: Download,
  routeType: string,
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
  return new Response(streamOf(chunks, onError), { headers });
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

function streamOf(chunks: AsyncIterable<Uint8Array>, onError: (error: unknown) => void): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await iterator.next();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          onError(error);
          controller.error(error);
        }
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    // Nothing is made before somebody takes it.
    { highWaterMark: 0 },
  );
}
