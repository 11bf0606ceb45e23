import { getWebEnv } from "#server/web/http/web-env.ts";
import { describeApi } from "#server/web/rest/openapi.ts";
import { ROUTES } from "#server/web/rest/routes.ts";

// The server's address comes from the environment of the running process, not of the build.
export const dynamic = "force-dynamic";

export function GET(): Response {
  return Response.json(describeApi(ROUTES, { serverUrl: getWebEnv().publicUrl }));
}
