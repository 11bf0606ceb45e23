import type { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { Failure } from "./failure.ts";

/** What tRPC refuses before any procedure of ours is asked, in the words and codes of all other refusals. */
export function describeOwnError(error: TRPCError): Failure | null {
  const status = getHTTPStatusCodeFromError(error);
  if (status >= 500) return null;
  if (status === 404) return { code: "route.not-found", status, message: "There is no such procedure." };
  if (status === 405) {
    const message = "This procedure is asked in another way: queries by GET, mutations by POST.";
    return { code: "method.not-allowed", status, message };
  }
  const message = error.cause instanceof SyntaxError ? "The input is not valid JSON." : error.message;
  return { code: "input.invalid", status: 400, message };
}
