import { serveMetrics } from "#server/rest/metrics.ts";
import { getRestHost } from "#server/rest/web-host.ts";

// Beside the consumer's own /metrics, so that one scrape configuration serves both.
export const dynamic = "force-dynamic";

export const GET = serveMetrics(getRestHost);
