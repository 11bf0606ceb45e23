import webPush from "web-push";
import { postOut, ShutAddress } from "#server/platform/addresses/post-out.ts";
import { isOnThisMachine } from "#server/platform/addresses/public-address.ts";
import type { VapidKeys } from "#server/platform/env-push.ts";
import type { PushSubscription } from "./store.ts";
import type { Pushed } from "./wire.ts";

/** What becomes of a push whose browser is not there. */
interface Delivery {
  readonly ttlSeconds: number;
  readonly urgency: "normal" | "high";
}

/** What its push service made of one. */
export type Answer =
  | { readonly kind: "taken" }
  /** The browser has no such subscription any more. */
  | { readonly kind: "gone"; readonly status: number }
  | { readonly kind: "refused"; readonly status: number }
  /** Nothing is sent to such an address, or what it is encrypted for is no key. */
  | { readonly kind: "shut" }
  | { readonly kind: "unreached"; readonly code: string };

export interface PushService {
  /** As browsers need it to subscribe. */
  readonly publicKey: string;
  send(subscription: PushSubscription, pushed: Pushed, delivery: Delivery): Promise<Answer>;
}

/**
 * Sends to browsers' push services: encrypted for the one browser (RFC 8291), signed by the desk (RFC 8292). What is not fetched yet
 * is replaced by what has the same tag. Null where the desk has no keys. A desk whose address leads to nobody but this machine may send
 * to this machine, for development and tests; for any other a customer could try its ports that way.
 */
export function createPushService(vapid: VapidKeys | undefined, publicUrl: string): PushService | null {
  if (!vapid) return null;
  const opensOwn = isOnThisMachine(publicUrl);
  return {
    publicKey: vapid.publicKey,
    async send({ endpoint, p256dh, auth }, pushed, { ttlSeconds: TTL, urgency }) {
      const options = { vapidDetails: vapid, TTL, urgency, topic: pushed.tag };
      try {
        const keys = { p256dh, auth };
        const { headers, body } = webPush.generateRequestDetails({ endpoint, keys }, JSON.stringify(pushed), options);
        return answerOf(await postOut(endpoint, { headers, body }, opensOwn));
      } catch (error) {
        if (error instanceof ShutAddress) return { kind: "shut" };
        const code = error instanceof Error && "code" in error ? String(error.code) : null;
        return code === null || code.startsWith("ERR_") ? { kind: "shut" } : { kind: "unreached", code };
      }
    },
  };
}

function answerOf(status: number): Answer {
  if (status >= 200 && status < 300) return { kind: "taken" };
  return { kind: status === 404 || status === 410 ? "gone" : "refused", status };
}
