import { addCommentRoute } from "#server/rest/routes/complaints.ts";
import { serveAddress } from "#server/rest/serve-address.ts";
import { getRestHost } from "#server/rest/web-host.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveAddress([addCommentRoute], getRestHost);
