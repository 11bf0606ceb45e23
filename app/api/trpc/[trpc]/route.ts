import { getWeb } from "#server/web/get-web.ts";
import { appRouter } from "#server/web/trpc/router.ts";
import { serveTrpc } from "#server/web/trpc/serve-trpc.ts";

const handle = serveTrpc(appRouter, getWeb);

export { handle as GET, handle as POST };
