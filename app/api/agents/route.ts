import { listAgentsRoute } from "#server/web/rest/routes/agents.ts";
import { serveAddress } from "#server/web/rest/serve-address.ts";
import { getRestHost } from "#server/web/rest/web-host.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveAddress([listAgentsRoute], getRestHost);
