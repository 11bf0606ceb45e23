import { TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import type { AppRouter } from "#server/web/trpc/router.ts";

/**
 * Ends whatever a page asks for while the server renders it: what it shows first was fetched before. The browser asks then. Without
 * it the query goes to an address that a server does not have, and what somebody searched for stands in the log.
 */
export function noServerLink(): TRPCLink<AppRouter> {
  return () =>
    ({ op }) =>
      observable((observer) => {
        observer.error(TRPCClientError.from(new Error(`${op.path} is asked for by the browser, not by the server.`)));
      });
}
