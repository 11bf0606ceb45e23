import { type AuthFinding, readAuthResults } from "./auth-results.ts";
import { LONGEST_HEADER, type ReadMail, valuesOf } from "./mail.ts";

/**
 * What our mail server says of the sender's address: `aligned` where a signature or the sending machine proves it, `failed`
 * where its owner asks that such a mail be believed in nothing, `unknown` for everything else.
 */
export type Vouched = "aligned" | "failed" | "unknown";

/**
 * Reads the topmost Authentication-Results (RFC 8601), and only if the server that is named wrote it: what stands below may be
 * the sender's own. Without DMARC's word a domain proves the very addresses that end in it, and nothing above or beside.
 */
export function vouchedFor(mail: ReadMail, authServer: string | undefined): Vouched {
  const [topmost] = valuesOf(mail, "authentication-results");
  const domain = domainOf(mail.from?.address ?? "");
  if (!authServer || topmost === undefined || domain === "") return "unknown";
  // A domain that was cut off would be another one.
  const said = topmost.length < LONGEST_HEADER ? readAuthResults(topmost) : null;
  if (said?.server !== authServer.toLowerCase()) return "unknown";
  const { findings } = said;
  const dmarc = findings.filter(({ method }) => method === "dmarc");
  if (dmarc.some(({ result }) => result === "fail")) return "failed";
  const isAligned =
    dmarc.some((each) => each.result === "pass" && each.properties.get("header.from") === domain) ||
    findings.some((each) => each.result === "pass" && provenBy(each) === domain);
  return isAligned ? "aligned" : "unknown";
}

/** The domain that a finding is about. */
function provenBy({ method, properties }: AuthFinding): string | undefined {
  if (method === "dkim") return properties.get("header.d") ?? domainOf(properties.get("header.i") ?? "");
  if (method === "spf") return domainOf(properties.get("smtp.mailfrom") ?? "");
  return undefined;
}

function domainOf(address: string): string {
  return address.includes("@") ? address.slice(address.lastIndexOf("@") + 1).toLowerCase() : address.toLowerCase();
}
