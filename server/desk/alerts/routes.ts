import { memberRoute, type Route, type RouteCall } from "#server/platform/doors/route.ts";
import { listAlerts } from "./list-alerts.ts";
import type { AlertsRoom } from "./room.ts";
import { AlertList } from "./wire.ts";

export function alertRoutes(room: (call: RouteCall) => AlertsRoom): readonly Route[] {
  return [
    memberRoute({
      method: "GET",
      path: "/api/alerts",
      operationId: "listAlerts",
      tag: "Operation",
      summary: "List what the desk needs somebody for",
      description: "For administrators: what lasts, each thing once, and what was over within a day.",
      roles: ["admin"],
      refuses: ["auth.forbidden"],
      status: 200,
      output: AlertList,
      run: (call) => listAlerts(room(call), call.actor),
    }),
  ];
}
