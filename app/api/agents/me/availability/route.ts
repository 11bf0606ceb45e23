import { setMyAvailabilityRoute } from "#server/web/rest/routes/agents.ts";
import { serveAddress } from "#server/web/rest/serve-address.ts";
import { getRestHost } from "#server/web/rest/web-host.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveAddress([setMyAvailabilityRoute], getRestHost);
