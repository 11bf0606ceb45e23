import { getWeb } from "#server/web/get-web.ts";
import { ROUTES } from "#server/web/rest/routes.ts";
import { serveApi } from "#server/web/rest/serve-api.ts";

/** The REST API: one table of routes, whose rooms declare them. */
const handle = serveApi(ROUTES, getWeb);

export { handle as DELETE, handle as GET, handle as OPTIONS, handle as PATCH, handle as POST, handle as PUT };
