import { assignComplaintRoute } from "#server/rest/routes/complaints.ts";
import { serve } from "#server/rest/serve.ts";
import { getRestHost } from "#server/rest/web-host.ts";

export const POST = serve(assignComplaintRoute, getRestHost);
