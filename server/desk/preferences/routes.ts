import type { Trailed } from "#server/desk/audit/room.ts";
import { memberRoute, type Route, type RouteCall } from "#server/platform/doors/route.ts";
import { readPreferences, setPreference } from "./choose.ts";
import type { Preferences } from "./room.ts";
import { PreferenceList, SetPreference } from "./wire.ts";

export function preferenceRoutes(room: (call: RouteCall) => Preferences & Trailed): readonly Route[] {
  return [
    memberRoute({
      method: "GET",
      path: "/api/me/notice-preferences",
      operationId: "listNoticePreferences",
      tag: "Your data",
      summary: "Read how you are told of what",
      description: "Each kind of notice that concerns you, and by what you are told of it.",
      refuses: [],
      status: 200,
      output: PreferenceList,
      run: (call) => readPreferences(room(call), call.actor),
    }),

    memberRoute({
      method: "PATCH",
      path: "/api/me/notice-preferences",
      operationId: "setNoticePreference",
      tag: "Your data",
      summary: "Choose how you are told of something",
      description: "One kind of notice, by one channel. What is done to your account always comes by mail.",
      refuses: [],
      status: 200,
      body: SetPreference,
      example: { kind: "reply", channel: "mail", on: false },
      output: PreferenceList,
      run: (call) => setPreference(room(call), call.actor, call.body),
    }),
  ];
}
