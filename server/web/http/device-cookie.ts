import type { Device } from "#server/platform/doors/call.ts";
import { ownCookieName, ownCookieRules } from "../auth/own-cookies.ts";
import { findCookie } from "../auth/session-cookie.ts";

/** As long as browsers keep any cookie. */
const KEEP_SECONDS = 400 * 86_400;

export interface DeviceCookie extends Device {
  /** What the answer has to carry so that the device keeps its new mark. */
  answerHeaders(): Record<string, string>;
}

/** The cookie that a device is known by. It outlives every session, and no script, page or other site sees it. */
export function readDeviceCookie(headers: Pick<Headers, "get">, publicUrl: string): DeviceCookie {
  const name = ownCookieName(publicUrl, "quickfix.device");
  const rules = ownCookieRules(publicUrl, { maxAge: KEEP_SECONDS, sameSite: "Strict" });
  let kept: string | null = null;
  return {
    mark: findCookie(headers.get("cookie"), name) ?? null,
    keep(mark) {
      kept = mark;
    },
    answerHeaders: (): Record<string, string> => (kept === null ? {} : { "Set-Cookie": `${name}=${kept}; ${rules}` }),
  };
}
