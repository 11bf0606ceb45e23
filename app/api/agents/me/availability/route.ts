import { setMyAvailabilityRoute } from "#server/rest/routes/agents.ts";
import { serve } from "#server/rest/serve.ts";
import { getRestHost } from "#server/rest/web-host.ts";

export const PATCH = serve(setMyAvailabilityRoute, getRestHost);
