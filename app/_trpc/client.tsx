"use client";

import { isServer, type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import { MAX_BATCH } from "#server/core/batch.ts";
import type { AppRouter } from "#server/web/trpc/router.ts";
import { clickHeaders, watchClicks } from "./click-age.ts";
import { makeQueryClient } from "./query-client.ts";
import { serviceLink } from "./service-link.ts";
import { traceHeaders } from "./traceparent.ts";

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

export { useTRPC, useTRPCClient };

let browserClient: QueryClient | undefined;

/** One client for a tab, even when React starts the first render over; a new one for each render on the server. */
function getQueryClient(): QueryClient {
  if (isServer) return makeQueryClient();
  if (!browserClient) {
    browserClient = makeQueryClient();
    watchClicks();
  }
  return browserClient;
}

/** Gives every page below it queries and mutations over `/api/trpc`. */
export function DataProvider({ children }: { children: ReactNode }) {
  const queryClient = getQueryClient();
  const [trpcClient] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        serviceLink(),
        httpBatchLink({
          url: "/api/trpc",
          maxItems: MAX_BATCH,
          headers: ({ opList }) => ({ ...traceHeaders(opList), ...clickHeaders(opList) }),
        }),
      ],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
