import { healthRoute } from "#server/rest/routes/health.ts";
import { serveAddress } from "#server/rest/serve-address.ts";
import { getRestHost } from "#server/rest/web-host.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveAddress([healthRoute], getRestHost);
