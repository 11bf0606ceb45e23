import { getWeb } from "#server/web/get-web.ts";
import { appRouter } from "#server/web/trpc/router.ts";
import { serveTrpc } from "#server/web/trpc/serve-trpc.ts";

const handle = serveTrpc(appRouter, getWeb);

// Every method, because Next would refuse the others without a word.
export { handle as DELETE, handle as GET, handle as OPTIONS, handle as PATCH, handle as POST, handle as PUT };
