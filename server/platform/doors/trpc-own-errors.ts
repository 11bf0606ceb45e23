import type { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { type Failure, inWords } from "./failure.ts";

/** What tRPC refuses before any procedure of ours is asked, in the words and codes of all other refusals. */
export function describeOwnError(error: TRPCError): Failure | null {
  const status = getHTTPStatusCodeFromError(error);
  if (status >= 500) return null;
  if (status === 404) return { code: "route.not-found", status, ...inWords({ key: "refusals.input.noProcedure" }) };
  if (status === 405) return { code: "method.not-allowed", status, ...inWords({ key: "refusals.input.otherMethod" }) };
  const isNoJson = error.cause instanceof SyntaxError;
  const words = isNoJson ? inWords({ key: "refusals.input.inputNotJson" }) : { message: error.message };
  return { code: "input.invalid", status: 400, ...words };
}
