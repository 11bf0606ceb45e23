import { DomainError } from "#server/core/errors.ts";
import type { Caller } from "#server/platform/doors/call.ts";
import { fileRoute, memberRoute, type Route, type RouteCall } from "#server/platform/doors/route.ts";
import { exportOwnData } from "./export-own-data.ts";
import { requestErasure } from "./request-erasure.ts";
import type { OwnDataRoom } from "./room.ts";
import { ErasureState } from "./wire.ts";

export function ownDataRoutes(room: (call: RouteCall) => OwnDataRoom): readonly Route[] {
  return [
    fileRoute({
      method: "GET",
      path: "/api/me/export",
      operationId: "exportMyData",
      tag: "Your data",
      summary: "Download your data",
      description:
        "Everything that is kept about you, as a zip archive of JSON files; README.txt in it says what is there and what is not. Five times a day. A token needs nothing more; a browser's session needs the password again after ten minutes (403 `auth.confirm`).",
      refuses: ["auth.confirm", "auth.cross-site"],
      status: 200,
      type: "application/zip",
      run: async (call) => exportOwnData(room(call), await requireCaller(call)),
    }),

    memberRoute({
      method: "POST",
      path: "/api/me/erasure",
      operationId: "requestErasure",
      tag: "Your data",
      summary: "Ask for your data to be erased",
      description:
        "An administrator does it, and may ask you first. Asking again is the same request; it is taken back on the settings page, until it is done. An administrator has to give that role up first.",
      refuses: ["account.is-admin"],
      status: 200,
      output: ErasureState,
      run: (call) => requestErasure(room(call), call.actor),
    }),
  ];
}

async function requireCaller({ findCaller }: RouteCall): Promise<Caller> {
  const caller = await findCaller();
  if (caller) return caller;
  throw new DomainError("auth.required", { key: "refusals.signIn.please" });
}
