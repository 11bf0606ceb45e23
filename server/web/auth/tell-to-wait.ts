import { z } from "zod";
import { readWait } from "#server/core/sign-in-refusal.ts";
import { STATUS_OF_ERROR } from "#server/platform/doors/status-of-error.ts";

/** What next-auth answers to a form: where the page should go, and in that address why somebody was not let in. */
const Refused = z.object({ url: z.url() });

/**
 * A refusal by count as every other of our doors gives it, with 429 and Retry-After; next-auth knows only 401. Its body,
 * which the page reads, stays.
 */
export async function tellToWait(answer: Response): Promise<Response> {
  if (answer.status !== 401) return answer;
  const body = await answer.text();
  const { headers } = answer;
  const seconds = readWait(refusalIn(body));
  if (seconds === null) return new Response(body, { status: answer.status, headers });
  headers.set("Retry-After", String(seconds));
  return new Response(body, { status: STATUS_OF_ERROR["request.too-many"], headers });
}

function refusalIn(body: string): string {
  try {
    return new URL(Refused.parse(JSON.parse(body)).url).searchParams.get("error") ?? "";
  } catch {
    return "";
  }
}
