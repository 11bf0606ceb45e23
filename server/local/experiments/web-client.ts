import { z } from "zod";
import type { TicketId } from "#server/core/ids.ts";
import type { Status } from "#server/core/vocabulary.ts";

/** A frozen database lets the web application wait; it answers for itself long before this. */
const ANSWER_MS = 20_000;

const Filed = z.object({ _id: z.string().brand<"TicketId">() });

export type FilingAnswer =
  | { readonly kind: "filed"; readonly id: TicketId }
  /** It could not be reached or is not able to just now; the same request may be made again. */
  | { readonly kind: "refused" };

export interface NewComplaint {
  readonly title: string;
  readonly description: string;
  readonly category: string;
}

/** The REST API as anybody's script would use it. */
export interface WebClient {
  /** @throws when the request itself is wrong, because trying it again would not help. */
  file(token: string, key: string, complaint: NewComplaint): Promise<FilingAnswer>;
  /** @returns false when that did not work now. */
  changeStatus(token: string, id: TicketId, change: { status: Status; message?: string }): Promise<boolean>;
}

export function createWebClient(webUrl: string, signal: AbortSignal): WebClient {
  const send = (token: string, method: string, path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(new URL(path, webUrl), {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
    });

  return {
    async file(token, key, complaint) {
      try {
        const response = await send(token, "POST", "/api/complaints", complaint, { "idempotency-key": key });
        const text = await response.text();
        if (response.status === 201) return { kind: "filed", id: Filed.parse(JSON.parse(text))._id };
        if (response.status < 500 && response.status !== 429 && response.status !== 409) {
          throw new WrongRequestError(`Filing was answered with ${response.status}: ${text}`);
        }
      } catch (error) {
        if (error instanceof WrongRequestError) throw error;
        // Whether it was filed is not known: the key makes that harmless.
      }
      return { kind: "refused" };
    },

    async changeStatus(token, id, change) {
      try {
        const response = await send(token, "PATCH", `/api/complaints/${id}/status`, change);
        await response.body?.cancel();
        return response.ok;
      } catch {
        return false;
      }
    },
  };
}

class WrongRequestError extends Error {
  override readonly name = "WrongRequestError";
}
