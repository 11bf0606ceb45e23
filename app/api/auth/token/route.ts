import { issueTokenRoute } from "#server/rest/routes/sign-in.ts";
import { serve } from "#server/rest/serve.ts";
import { getRestHost } from "#server/rest/web-host.ts";

// A fixed path goes before next-auth's catch-all beside it.
export const POST = serve(issueTokenRoute, getRestHost);
