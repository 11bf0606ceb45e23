import { dehydrate, type FetchQueryOptions, HydrationBoundary, type QueryKey } from "@tanstack/react-query";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { headers } from "next/headers";
import { cache, type ReactNode } from "react";
import { getWeb } from "#server/web/get-web.ts";
import { callOf } from "#server/web/trpc/call-of.ts";
import { appRouter } from "#server/web/trpc/router.ts";
import { makeQueryClient } from "./query-client.ts";

/** What this request has fetched; handed to the browser by `HydrateClient`. */
export const getQueryClient = cache(makeQueryClient);

/** A page asks with the headers of the request that it is rendered for. The address is never looked at. */
const createPageContext = cache(async () =>
  callOf(new Request("http://page.invalid/", { headers: await headers() }), getWeb()),
);

/** The same query options as in the browser, answered without a round trip. */
export const trpc = createTRPCOptionsProxy({
  ctx: createPageContext,
  router: appRouter,
  queryClient: getQueryClient,
});

/** Starts a fetch whose answer streams to the page. A failure is the browser's to retry. */
export function prefetch<Data, Failure, Shown, Key extends QueryKey>(
  options: FetchQueryOptions<Data, Failure, Shown, Key>,
): void {
  void getQueryClient().prefetchQuery(options);
}

/** Hands what was fetched so far, or is under way, to the client components inside. */
export function HydrateClient({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(getQueryClient())}>{children}</HydrationBoundary>;
}
