import { changeStatusRoute } from "#server/rest/routes/complaints.ts";
import { serve } from "#server/rest/serve.ts";
import { getRestHost } from "#server/rest/web-host.ts";

export const PATCH = serve(changeStatusRoute, getRestHost);
