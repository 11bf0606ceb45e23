import { notes, text } from "./env-checks.ts";

/** Web push: how this desk shows push services who it is (VAPID, RFC 8292). */
export const PUSH_VARIABLES = {
  VAPID_PUBLIC_KEY: text(/^B[A-Za-z0-9_-]{86}$/, "must be a P-256 key of 87 characters in base64url")
    .optional()
    .meta(
      notes({
        group: "Optional services",
        description:
          "Web push: the desk's key, as browsers get it. Make a pair with: npx web-push generate-vapid-keys. Another pair ends every subscription. Without one nobody is told on their devices; dev and local make one.",
        example: `B${"example-".repeat(10)}public`,
      }),
    ),
  VAPID_PRIVATE_KEY: text(/^[A-Za-z0-9_-]{43}$/, "must be a P-256 key of 43 characters in base64url")
    .optional()
    .meta(
      notes({
        group: "Optional services",
        description: "Web push: what signs; the same for web and consumer.",
        example: `${"example-".repeat(4)}private-key`,
      }),
    ),
  VAPID_SUBJECT: text(/^(mailto:\S+@\S+|https:\/\/\S+)$/, "must start with mailto: or https://")
    .optional()
    .meta(
      notes({
        group: "Optional services",
        description:
          "Web push: where a push service writes to when something is wrong. Unset: the postmaster at NEXTAUTH_URL's host.",
        example: "mailto:it@example.com",
      }),
    ),
};

/** What shows push services who sends. */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
  readonly subject: string;
}

interface Given {
  readonly VAPID_PUBLIC_KEY?: string | undefined;
  readonly VAPID_PRIVATE_KEY?: string | undefined;
  readonly VAPID_SUBJECT?: string | undefined;
  readonly NEXTAUTH_URL: string;
}

/** Undefined where nobody is told on their devices. */
export function vapidOf({
  VAPID_PUBLIC_KEY: publicKey,
  VAPID_PRIVATE_KEY: privateKey,
  VAPID_SUBJECT,
  NEXTAUTH_URL,
}: Given): VapidKeys | undefined {
  if (!publicKey || !privateKey) return undefined;
  return { publicKey, privateKey, subject: VAPID_SUBJECT ?? `mailto:postmaster@${new URL(NEXTAUTH_URL).hostname}` };
}
