import { getWebEnv } from "#server/http/web-env.ts";
import { describeApi } from "#server/rest/openapi.ts";
import { ROUTES } from "#server/rest/routes.ts";

// The server's address comes from the environment of the running process, not of the build.
export const dynamic = "force-dynamic";

export function GET(): Response {
  return Response.json(describeApi(ROUTES, { serverUrl: getWebEnv().publicUrl }));
}
