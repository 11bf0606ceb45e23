import { expect, test } from "vitest";
import webPush from "web-push";
import { checkPush } from "./check-push.ts";

const subject = "mailto:it@desk.test";
const keys = () => ({ ...webPush.generateVAPIDKeys(), subject });

test("a pair is known by its halves", () => {
  const [one, other] = [keys(), keys()];
  expect(checkPush({ vapid: one })).toMatchObject([{ id: "push", state: "ok" }]);
  expect(checkPush({ vapid: { ...one, privateKey: other.privateKey } })).toMatchObject([{ state: "wrong" }]);
  expect(checkPush({ vapid: { ...one, privateKey: "A".repeat(43) } })).toMatchObject([{ state: "wrong" }]);
});

test("a desk may have none", () => {
  expect(checkPush({})).toMatchObject([{ state: "ok", found: expect.stringContaining("nobody is told") }]);
});
