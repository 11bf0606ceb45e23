import { serveMetrics } from "#server/web/rest/metrics.ts";
import { getRestHost } from "#server/web/rest/web-host.ts";

// Beside the consumer's own /metrics, so that one scrape configuration serves both.
export const dynamic = "force-dynamic";

export const GET = serveMetrics(getRestHost);
