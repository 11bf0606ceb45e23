import type { RefusalLines } from "../http/refusal-lines.ts";

/**
 * What next-auth answers, as every other of our doors does: no cache keeps it, and a refusal has its line in the log, also
 * one that only shows in the address that it sends a browser to.
 */
export function closeAnswer(answer: Response, lines: Pick<RefusalLines, "explain">): Response {
  answer.headers.set("Cache-Control", "no-store");
  const goesTo = answer.headers.get("location");
  // What stands there may be the sender's words.
  if (goesTo && URL.parse(goesTo, "http://localhost")?.searchParams.has("error")) {
    lines.explain({ door: "sign-in", code: "auth.refused" });
  }
  return answer;
}
