import { isPublic } from "./addresses/public-address.ts";

type Given = Readonly<Record<string, string | undefined>>;

/** Addresses that people's browsers send passwords and tokens to. */
const PEOPLES_ADDRESSES = ["NEXTAUTH_URL", "NEXT_PUBLIC_REALTIME_URL"] as const;

/** What a desk that strangers may reach is refused to run without, a sentence each; none where the desk is not public. */
export function publicProblems(given: Given): string[] {
  if (!isPublicDesk(given)) return [];
  const unlimited = "RATE_LIMITS=off lets strangers ask for whatever they like as often as they like. Remove it.";
  const addresses = PEOPLES_ADDRESSES.flatMap((name) => {
    const address = given[name];
    if (!address || URL.parse(address)?.protocol !== "http:") return [];
    return [
      `${name} is ${address}: a desk that strangers can reach needs https, or passwords can be read on the way. Put a proxy with a certificate before it (Caddy makes one by itself) and name its https address here; a desk of your own network has a private address, or a name such as desk.local.`,
    ];
  });
  return given["RATE_LIMITS"] === "off" ? [...addresses, unlimited] : addresses;
}

/** Whether strangers may reach the desk of this environment. One that names no address is on this machine. */
export function isPublicDesk({ NEXTAUTH_URL }: { readonly NEXTAUTH_URL?: string | undefined }): boolean {
  return Boolean(NEXTAUTH_URL) && isPublic(NEXTAUTH_URL ?? "");
}
