import { memberRoute, type Route, type RouteCall } from "#server/platform/doors/route.ts";
import { requestErasure } from "./request-erasure.ts";
import type { OwnDataRoom } from "./room.ts";
import { ErasureState } from "./wire.ts";

export function ownDataRoutes(room: (call: RouteCall) => OwnDataRoom): readonly Route[] {
  return [
    memberRoute({
      method: "POST",
      path: "/api/me/erasure",
      operationId: "requestErasure",
      tag: "Your data",
      summary: "Ask for your data to be erased",
      description:
        "An administrator does it, and may ask you first. Asking again is the same request; it can be taken back in the settings until it is done. An administrator has to give that role up first.",
      refuses: ["account.is-admin"],
      status: 200,
      idempotent: true,
      output: ErasureState,
      run: (call) => requestErasure(room(call), call.actor),
    }),
  ];
}
