"use client";

import { isServer, type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpLink, splitLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { sayFailuresBy } from "#app/_language/say-failure.ts";
import { MAX_BATCH } from "#server/core/batch.ts";
import type { AppRouter } from "#server/web/trpc/router.ts";
import { clickHeaders, watchClicks } from "./click-age.ts";
import { fetchInTime } from "./fetch-in-time.ts";
import { watchLeaving } from "./leaving.ts";
import { noServerLink } from "./no-server-link.ts";
import { onceHeaders, onceLink } from "./once-link.ts";
import { makeQueryClient } from "./query-client.ts";
import { serviceLink } from "./service-link.ts";
import { traceHeaders } from "./traceparent.ts";
import { wholeLink } from "./whole-link.ts";

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

export { useTRPC, useTRPCClient };

let browserClient: QueryClient | undefined;

/** One client for a tab, even when React starts the first render over; a new one for each render on the server. */
function getQueryClient(): QueryClient {
  if (isServer) return makeQueryClient();
  if (!browserClient) {
    browserClient = makeQueryClient();
    watchClicks();
    watchLeaving();
  }
  return browserClient;
}

/** Gives every page below it queries and mutations over `/api/trpc`. */
export function DataProvider({ children }: { children: ReactNode }) {
  const queryClient = getQueryClient();
  const say = useTranslations("ui.failure");
  useEffect(() => sayFailuresBy(say), [say]);
  const [trpcClient] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        // A version of which nothing is left to load is spoken of elsewhere.
        onceLink({
          onRefused: (code) =>
            void import("./outdated.ts").then(
              (it) => it.fetchOutdated(queryClient, code),
              () => {},
            ),
        }),
        ...(isServer ? [noServerLink()] : []),
        wholeLink(),
        serviceLink(),
        splitLink({
          condition: ({ type }) => type === "mutation",
          // Each by itself, because each has a key of its own.
          true: httpLink({
            url: "/api/trpc",
            fetch: fetchInTime,
            headers: ({ op }) => ({ ...traceHeaders([op]), ...clickHeaders([op]), ...onceHeaders(op) }),
          }),
          false: httpBatchLink({ url: "/api/trpc", maxItems: MAX_BATCH }),
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
