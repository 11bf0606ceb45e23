import type { ServerResponse } from "node:http";
import type { refusalBody } from "./refusal-body.ts";

/** Answers before Next is asked; no cache keeps it. */
export function answerBare(
  response: ServerResponse,
  status: number,
  { type, body }: ReturnType<typeof refusalBody>,
  headers: Readonly<Record<string, string>> = {},
): void {
  const length = Buffer.byteLength(body);
  response.writeHead(status, {
    "Content-Type": type,
    "Content-Length": length,
    "Cache-Control": "no-store",
    ...headers,
  });
  response.end(body);
}
