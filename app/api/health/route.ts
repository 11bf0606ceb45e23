import { healthRoute } from "#server/rest/routes/health.ts";
import { serve } from "#server/rest/serve.ts";
import { getRestHost } from "#server/rest/web-host.ts";

export const GET = serve(healthRoute, getRestHost);
