import { issueTokenRoute } from "#server/web/rest/routes/sign-in.ts";
import { serveAddress } from "#server/web/rest/serve-address.ts";
import { getRestHost } from "#server/web/rest/web-host.ts";

// A fixed path goes before next-auth's catch-all beside it.
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveAddress([issueTokenRoute], getRestHost);
