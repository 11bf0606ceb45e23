import type { Download } from "#server/platform/doors/route.ts";

/** A file as an answer, made as it is taken: a reader who leaves ends the making, and one that fails breaks the answer off. */
export function fileResponse({ name, chunks }: Download, type: string, onError: (error: unknown) => void): Response {
  const headers = {
    "Content-Type": type,
    "Content-Disposition": `attachment; filename="${name}"`,
    "Cache-Control": "no-store",
  };
  return new Response(streamOf(chunks, onError), { headers });
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
