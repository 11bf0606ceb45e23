import { requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { errorResponse } from "../http/error-response.ts";
import { getWebMetrics } from "../http/web-metrics.ts";
import type { RestHost } from "./serve.ts";

/** The web process's metrics as Prometheus reads them; for admins, because this door is open to the world. */
export function serveMetrics(host: () => Pick<RestHost, "identify" | "log">): (request: Request) => Promise<Response> {
  return async (request) => {
    const { identify, log } = host();
    try {
      const access = await identify(request);
      if (!access) throw new DomainError("auth.required", "Send an admin's API token: Authorization: Bearer <token>.");
      requireRole(access.actor, "admin");
      const { registry } = getWebMetrics();
      const headers = { "Content-Type": registry.contentType, "Cache-Control": "no-store" };
      return new Response(await registry.metrics(), { headers });
    } catch (error) {
      return errorResponse(error, log);
    }
  };
}
