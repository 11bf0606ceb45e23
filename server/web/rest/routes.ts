import { calledFrom } from "#server/core/assignments/ports.ts";
import { askedOnce } from "#server/core/once/once.ts";
import { agentRoutes } from "#server/desk/agents/routes.ts";
import { alertRoutes } from "#server/desk/alerts/routes.ts";
import { trailedFrom } from "#server/desk/audit/called-from.ts";
import { complaintRoutes } from "#server/desk/complaints/routes.ts";
import { erasureRoutes } from "#server/desk/erasure/routes.ts";
import { fileRoutes } from "#server/desk/files/routes.ts";
import { macroRoutes } from "#server/desk/macros/routes.ts";
import { ownDataRoutes } from "#server/desk/own-data/routes.ts";
import { signInRoutes } from "#server/desk/people/routes.ts";
import { preferenceRoutes } from "#server/desk/preferences/routes.ts";
import { createPushService } from "#server/desk/push/push-service.ts";
import { pushRoutes } from "#server/desk/push/routes.ts";
import { tagRoutes } from "#server/desk/tags/routes.ts";
import { healthRoutes } from "#server/operate/health/routes.ts";
import type { Route, RouteCall } from "#server/platform/doors/route.ts";
import type { WebContext } from "../context.ts";
import { getWeb } from "../get-web.ts";

/** The REST API: every room's routes, in the order in which somebody new to it needs them. */
export function createRoutes(web: () => WebContext): readonly Route[] {
  const desk = (call: RouteCall) => askedOnce(calledFrom(trailedFrom(web().desk, call), call), call);
  return [
    ...signInRoutes(() => web().accounts),
    ...complaintRoutes(desk),
    ...fileRoutes(desk),
    ...tagRoutes(desk),
    ...macroRoutes(desk),
    ...agentRoutes(desk),
    ...alertRoutes(desk),
    ...erasureRoutes((call) => ({ ...desk(call), ...web().erasers })),
    ...preferenceRoutes(desk),
    ...pushRoutes((call) => {
      const { vapid, publicUrl } = web().env;
      return { ...desk(call), pushService: createPushService(vapid, publicUrl) };
    }),
    ...ownDataRoutes(desk),
    ...healthRoutes(() => web().health),
  ];
}

/** The process's own. Nothing in it is asked before the first request. */
export const ROUTES = createRoutes(getWeb);
