import { createNoticePush } from "#server/desk/notices/notice-push.ts";
import { createPushStore } from "#server/desk/push/store.ts";
import type { Calls, Opener } from "./calls.ts";
import { customerId, LATER, NOW } from "./filled.ts";

const MAYA = customerId(7);
const ENDPOINT = "https://push.example.test/7";

/** What people are told on their devices. */
export function pushCalls({ open }: Opener): Calls {
  const subscriptions = open(createPushStore);
  const notices = open(createNoticePush);
  const subscription = { userId: MAYA, sessionId: null, endpoint: ENDPOINT, p256dh: "p", auth: "a" };
  return {
    "a browser to tell in": () => subscriptions.keep(subscription, NOW),
    "browsers to tell in": () => subscriptions.listOf(MAYA),
    "one browser to tell in": () => subscriptions.find(MAYA, ENDPOINT),
    "browsers to tell in that end with a session": () => subscriptions.endWith(MAYA, "session"),
    "a browser that is not told in": () => subscriptions.drop(MAYA, ENDPOINT),
    "who is told in browsers": () => subscriptions.toldAmong([MAYA, customerId(8)]),
    "what is to be pushed": () => notices.listDue(NOW, 50),
    "one that is to be pushed": () => notices.lease(customerId(1), NOW, LATER),
    "whose complaint is to be pushed": () => notices.filedByOthers(MAYA, ["COMP-10008"]),
    "what was pushed": () => notices.settle([customerId(1)]),
  };
}
