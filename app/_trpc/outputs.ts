import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#server/web/trpc/router.ts";

export type Outputs = inferRouterOutputs<AppRouter>;
/** Somebody who is signed in. */
export type Me = NonNullable<Outputs["session"]["me"]>;
