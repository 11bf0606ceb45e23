import { fileComplaintRoute, listComplaintsRoute } from "#server/rest/routes/complaints.ts";
import { serve } from "#server/rest/serve.ts";
import { getRestHost } from "#server/rest/web-host.ts";

export const GET = serve(listComplaintsRoute, getRestHost);
export const POST = serve(fileComplaintRoute, getRestHost);
