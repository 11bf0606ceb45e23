import type { IncomingMessage, ServerResponse } from "node:http";
import { errorResponse } from "#server/platform/doors/error-response.ts";
import { describeFailure } from "#server/platform/doors/failure.ts";
import { trpcErrorResponse } from "#server/platform/doors/trpc-error-response.ts";
import { renewCookie } from "../auth/renew-cookie.ts";
import type { WebContext } from "../context.ts";
import type { Admit } from "./before-serving.ts";
import { drain, headersOf } from "./incoming.ts";
import { MAX_BODY_BYTES } from "./read-body.ts";
import { requireAdmissible } from "./require-admissible.ts";
import { sendAnswer } from "./send-answer.ts";

type Answer = (request: Request) => Promise<Response>;

/** What answers the API's addresses, and which of them. */
export interface ApiDoors {
  readonly trpc: Answer;
  readonly rest: Answer;
  /** Whether the table of routes answers it, and in JSON: files go out through Next. */
  readonly isRest: (method: string, pathname: string) => boolean;
}

const METHODS: readonly (string | undefined)[] = ["GET", "POST", "PATCH"];
const PROCEDURES = /^\/api\/trpc\/[\w.,]+$/;

/**
 * Answers calls of the API itself, as they come in: of what a call costs, the way through Next to the same handlers was the
 * larger part. It stands behind the same walls and asks what `proxy.ts` asks. Whatever is out of the ordinary goes on
 * to Next: other methods, addresses that nobody has, answers that are files or streams.
 */
export function takeApi({ env, log, lines }: Pick<WebContext, "env" | "log" | "lines">, doors: ApiDoors): Admit {
  const answer = async (incoming: IncomingMessage, door: Answer, isTrpc: boolean): Promise<Response> => {
    const { method = "", url = "" } = incoming;
    const headers = headersOf(incoming);
    try {
      requireAdmissible({ method, headers }, env.publicUrl);
    } catch (error) {
      lines.explain({ door: "guard", code: describeFailure(error).code });
      return isTrpc ? trpcErrorResponse(error, log) : errorResponse(error, log);
    }
    const body = method === "GET" ? undefined : await readStart(incoming);
    const request = new Request(new URL(url, env.publicUrl), { method, headers, body });
    return renewCookie(request, await door(request), env);
  };
  return (request, response, serve) => {
    const { method = "", headers, url = "" } = request;
    if (!METHODS.includes(method) || headers["trpc-accept"] !== undefined) return serve();
    const [pathname = ""] = url.split("?", 1);
    const isTrpc = PROCEDURES.test(pathname);
    if (!isTrpc && !doors.isRest(method, pathname)) return serve();
    answer(request, isTrpc ? doors.trpc : doors.rest, isTrpc)
      .then(async (answered) => {
        await sendAnswer(request, response, answered);
        drain(request, () => response.destroy());
      })
      .catch((error: unknown) => giveUp(error, request, response, log));
  };
}

/** The body as far as anybody reads it: whoever reads finds out that it is too long. */
async function readStart(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) break;
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** Nobody is there any more for whoever left before it was sent. */
function giveUp(
  error: unknown,
  request: IncomingMessage,
  response: ServerResponse,
  log: Pick<WebContext["log"], "error">,
): void {
  if (!request.destroyed || request.complete) log.error({ err: error }, "a call was not answered");
  response.destroy();
}
