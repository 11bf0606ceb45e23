import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { errorResponse } from "#server/platform/doors/error-response.ts";
import type { WebContext } from "../context.ts";
import { answerBare } from "./answer-bare.ts";
import type { Admit } from "./before-serving.ts";
import { requireSameSite } from "./cross-site.ts";
import { drain, headersOf } from "./incoming.ts";

const UPLOADS = /^\/api\/(?:files|complaints\/[^/?]+\/files)(?:\?|$)/;

/** Whether it brings a file: such a request passes every wall, and is not read by what stands between them. */
export function isUpload({ method, url = "" }: Pick<IncomingMessage, "method" | "url">): boolean {
  return method === "POST" && UPLOADS.test(url);
}

/**
 * Serves requests that bring a file itself, as they come in. Next would hold a copy of every body for its proxy.ts, cut off
 * at 10 MB without a word; and what is behind that takes 100 kB.
 */
export function takeUploads(
  { env, log, lines }: Pick<WebContext, "env" | "log" | "lines">,
  serveApi: (request: Request) => Promise<Response>,
): Admit {
  const answer = async (incoming: IncomingMessage): Promise<Response> => {
    const request = toRequest(incoming, env.publicUrl);
    const hasBearer = request.headers.get("authorization")?.toLowerCase().startsWith("bearer ");
    try {
      if (!hasBearer) requireSameSite(request, env.publicUrl);
    } catch (error) {
      lines.explain({ door: "guard", code: "auth.cross-site" });
      return errorResponse(error, log);
    }
    return serveApi(request);
  };
  return (request, response, serve) => {
    if (!isUpload(request)) return serve();
    answer(request)
      .then(async (answered) => {
        const headers = Object.fromEntries(answered.headers);
        const { "content-type": type = "application/json", ...others } = headers;
        // What is left of a body that nobody wanted stands before the next request of this connection.
        const closing: Record<string, string> = request.complete ? {} : { Connection: "close" };
        answerBare(response, answered.status, { type, body: await answered.text() }, { ...others, ...closing });
        drain(request, () => response.destroy());
      })
      .catch((error: unknown) => {
        log.error({ err: error }, "an upload was not answered");
        response.destroy();
      });
  };
}

function toRequest(incoming: IncomingMessage, publicUrl: string): Request {
  const init = { method: "POST", headers: headersOf(incoming), body: bodyOf(incoming), duplex: "half" };
  return new Request(new URL(incoming.url ?? "/", publicUrl), init);
}

/** Read as it is wanted. Whoever wants no more of it leaves the connection open for the answer. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = Readable.prototype.iterator.call(incoming, { destroyOnReturn: false });
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await chunks.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
