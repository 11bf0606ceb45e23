import { onArrival } from "./on-arrival.ts";

/**
 * Gives every request the form that all behind it expect: a path in its first line and a name in `Host`. A whole address
 * there, as proxies are asked, counts before `Host` (RFC 9112, 3.2.2); Next would send its sender on to wherever it leads.
 * What Node would refuse by itself, without a word, arrives where it is refused with one.
 */
export function toOriginForm(): Disposable {
  return onArrival((request) => {
    const { headers, url = "" } = request;
    const whole = /^https?:\/\/([^/?#]*)(.*)$/i.exec(url);
    if (whole) {
      const [, host = "", rest = ""] = whole;
      headers.host = host;
      request.url = rest.startsWith("/") ? rest : `/${rest}`;
    }
    // Without a name it is nobody's.
    headers.host ??= "";
    // It may be overlooked (RFC 9110, 10.1.1); Node would answer 417.
    if (headers.expect?.toLowerCase() !== "100-continue") delete headers.expect;
  });
}
