import { calledFrom } from "#server/core/assignments/ports.ts";
import { agentRoutes } from "#server/desk/agents/routes.ts";
import { trailedFrom } from "#server/desk/audit/called-from.ts";
import { complaintRoutes } from "#server/desk/complaints/routes.ts";
import { erasureRoutes } from "#server/desk/erasure/routes.ts";
import { ownDataRoutes } from "#server/desk/own-data/routes.ts";
import { signInRoutes } from "#server/desk/people/routes.ts";
import { healthRoutes } from "#server/operate/health/routes.ts";
import type { Route, RouteCall } from "#server/platform/doors/route.ts";
import type { WebContext } from "../context.ts";
import { getWeb } from "../get-web.ts";

/** The REST API: every room's routes, in the order in which somebody new to it needs them. */
export function createRoutes(web: () => WebContext): readonly Route[] {
  const desk = (call: RouteCall) => calledFrom(trailedFrom(web().desk, call), call);
  return [
    ...signInRoutes(() => web().accounts),
    ...complaintRoutes(desk),
    ...agentRoutes(desk),
    ...erasureRoutes((call) => ({ ...desk(call), ...web().erasers })),
    ...ownDataRoutes(desk),
    ...healthRoutes(() => web().health),
  ];
}

/** The process's own. Nothing in it is asked before the first request. */
export const ROUTES = createRoutes(getWeb);
