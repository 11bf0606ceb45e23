import { DomainError } from "#server/core/errors.ts";
import { requireSameSite } from "./cross-site.ts";
import { MAX_BODY_BYTES } from "./read-body.ts";

/**
 * What every call of the API is asked before anybody reads it.
 * @throws DomainError `auth.cross-site`, `request.too-large`
 */
export function requireAdmissible(request: Pick<Request, "method" | "headers">, publicUrl: string): void {
  const { headers } = request;
  const hasBearer = headers.get("authorization")?.toLowerCase().startsWith("bearer ");
  if (!hasBearer) requireSameSite(request, publicUrl);
  if (Number(headers.get("content-length")) > MAX_BODY_BYTES) {
    throw new DomainError("request.too-large", {
      key: "refusals.request.tooLarge",
      values: { kilobytes: MAX_BODY_BYTES / 1000 },
    });
  }
}
