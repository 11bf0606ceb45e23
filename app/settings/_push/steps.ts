import type { PushTest } from "#server/desk/push/wire.ts";
import { keepSubscription, testPush } from "./ask-desk.ts";
import { makeSubscription } from "./browser.ts";
import { listenForShown } from "./shown.ts";

/** One thing that has to work before somebody is told here, and whether it did. */
export interface Step {
  readonly says:
    | "denied"
    | "dismissed"
    | "allowed"
    | "noSubscription"
    | "subscribed"
    | "deskFailed"
    | "waiting"
    | "shown"
    | "notShown"
    | PushTest["outcome"];
  readonly state: "done" | "failed" | "waiting";
  /** The push service's host. */
  readonly service?: string;
  readonly status?: number;
  readonly code?: string;
  readonly why?: string;
}

type Tell = (step: Step) => void;

/**
 * Turns messages on in this browser, step by step; asks for leave, so it is called by a press only.
 * @returns the subscription; null where a step failed, which was told.
 */
export async function turnOn(publicKey: string, tell: Tell): Promise<PushSubscription | null> {
  const permission = await Notification.requestPermission();
  if (permission !== "granted") {
    tell({ says: permission === "denied" ? "denied" : "dismissed", state: "failed" });
    return null;
  }
  tell({ says: "allowed", state: "done" });
  let subscription: PushSubscription;
  try {
    subscription = await makeSubscription(publicKey);
  } catch (error) {
    tell({ says: "noSubscription", state: "failed", why: reasonOf(error) });
    return null;
  }
  tell({ says: "subscribed", state: "done", service: serviceOf(subscription) });
  try {
    await keepSubscription(subscription);
    return subscription;
  } catch (error) {
    tell({ says: "deskFailed", state: "failed", why: reasonOf(error) });
    return null;
  }
}

/** Sends this browser something, and tells what its push service made of it and whether it was shown. */
export async function sendTest(subscription: PushSubscription, tell: Tell): Promise<void> {
  using shown = listenForShown();
  const service = serviceOf(subscription);
  try {
    const { outcome, status, code, tag } = await testPush(subscription);
    const isTaken = outcome === "taken";
    const values = { ...(status === null ? {} : { status }), ...(code === null ? {} : { code }) };
    tell({ says: outcome, state: isTaken ? "done" : "failed", service, ...values });
    if (!isTaken) return;
    tell({ says: "waiting", state: "waiting" });
    const isShown = await shown.isShown(tag);
    tell({ says: isShown ? "shown" : "notShown", state: isShown ? "done" : "failed" });
  } catch (error) {
    tell({ says: "deskFailed", state: "failed", why: reasonOf(error) });
  }
}

const serviceOf = ({ endpoint }: PushSubscription) => new URL(endpoint).host;

/** In the browser's own words: they are the only ones that say why. */
const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
