import { createECDH } from "node:crypto";
import type { ConsumerEnv } from "#server/platform/env.ts";
import { type Finding, Findings } from "./finding.ts";

/** Whether people can be told on their devices, by keys that belong together. */
export function checkPush({ vapid }: Pick<ConsumerEnv, "vapid">): Finding[] {
  const findings = new Findings("Web");
  if (vapid) {
    findings.check("push", publicKeyOf(vapid.privateKey) === vapid.publicKey, {
      ok: `People are told on their devices; push services write to ${vapid.subject}.`,
      wrong: "VAPID_PUBLIC_KEY is not the other half of VAPID_PRIVATE_KEY: push services refuse everything.",
      fix: "Set both as npx web-push generate-vapid-keys prints them together.",
    });
  } else {
    findings.ok("push", "There are no keys for web push (VAPID_PUBLIC_KEY): nobody is told on their devices.");
  }
  return findings.list;
}

function publicKeyOf(privateKey: string): string | null {
  try {
    const pair = createECDH("prime256v1");
    pair.setPrivateKey(privateKey, "base64url");
    return pair.getPublicKey("base64url");
  } catch {
    // A number that is no key of this curve.
    return null;
  }
}
