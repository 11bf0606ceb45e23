import { requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { errorResponse } from "#server/platform/doors/error-response.ts";
import { carriesToken } from "#server/platform/doors/operator-token.ts";
import { getWeb } from "#server/web/get-web.ts";

// Beside the consumer's own /metrics, so that one scrape configuration serves both.
export const dynamic = "force-dynamic";

/** The web process's metrics as Prometheus reads them; with METRICS_TOKEN, or for admins: this door is open to the world. */
export async function GET(request: Request): Promise<Response> {
  const { env, identify, log, metrics } = getWeb();
  try {
    if (!carriesToken(request.headers.get("authorization"), env.metricsToken)) {
      const access = await identify(request);
      if (!access) throw new DomainError("auth.required", { key: "refusals.signIn.metricsToken" });
      requireRole(access.actor, "admin");
    }
    const headers = { "Content-Type": metrics.registry.contentType, "Cache-Control": "no-store" };
    return new Response(await metrics.registry.metrics(), { headers });
  } catch (error) {
    return errorResponse(error, log);
  }
}
