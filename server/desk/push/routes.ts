import type { Actor } from "#server/core/actor.ts";
import { memberRoute, type Route, type RouteCall } from "#server/platform/doors/route.ts";
import type { PushRoom } from "./room.ts";
import { readPushState, sendTest, subscribe, unsubscribe } from "./subscribe.ts";
import { AskPush, OneSubscription, PushState, PushTest, Subscribe } from "./wire.ts";

const EXAMPLE = "https://push.example.com/send/abc";

export function pushRoutes(room: (call: RouteCall) => PushRoom): readonly Route[] {
  return [
    memberRoute({
      method: "GET",
      path: "/api/me/push",
      operationId: "getPush",
      tag: "Your data",
      summary: "Read whether you are told on your devices",
      description: "The key that a browser subscribes with (web push, VAPID), and on how many of them you are told.",
      refuses: [],
      status: 200,
      query: AskPush,
      output: PushState,
      run: async (call) => readPushState(room(call), await whoseOf(call), call.query),
    }),

    memberRoute({
      method: "POST",
      path: "/api/me/push",
      operationId: "turnOnPush",
      tag: "Your data",
      summary: "Be told in this browser",
      description:
        "A browser's subscription to web push. It ends with the session in which it was turned on, and when the push service says that it is gone. What is sent is encrypted for this browser.",
      refuses: ["input.invalid"],
      status: 200,
      body: Subscribe,
      example: { endpoint: EXAMPLE, keys: { p256dh: `B${"A".repeat(86)}`, auth: "A".repeat(22) } },
      output: PushState,
      run: async (call) => subscribe(room(call), await whoseOf(call), call.body),
    }),

    memberRoute({
      method: "POST",
      path: "/api/me/push/remove",
      operationId: "turnOffPush",
      tag: "Your data",
      summary: "No longer be told in a browser",
      description: "One that is not there, or somebody else's, is left alone.",
      refuses: [],
      status: 200,
      body: OneSubscription,
      example: { endpoint: EXAMPLE },
      output: PushState,
      run: async (call) => unsubscribe(room(call), await whoseOf(call), call.body),
    }),

    memberRoute({
      method: "POST",
      path: "/api/me/push/test",
      operationId: "testPush",
      tag: "Your data",
      summary: "Send a test to a browser",
      description: "Sends something to a browser of yours now, and answers with what its push service made of it.",
      refuses: [],
      status: 200,
      body: OneSubscription,
      example: { endpoint: EXAMPLE },
      output: PushTest,
      run: (call) => sendTest(room(call), call.actor, call.body),
    }),
  ];
}

/** A program that comes with a token has no session that could end. */
const whoseOf = async ({ actor, findCaller }: RouteCall & { readonly actor: Actor }) => ({
  id: actor.id,
  sessionId: (await findCaller())?.session?.id ?? null,
});
