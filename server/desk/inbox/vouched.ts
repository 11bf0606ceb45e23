import { type ReadMail, valuesOf } from "./mail.ts";

/**
 * What our mail server says of the sender's address: `aligned` where a signature or the sending machine proves it, `failed`
 * where its owner asks that such a mail be believed in nothing, `unknown` for everything else.
 */
export type Vouched = "aligned" | "failed" | "unknown";

interface Finding {
  readonly method: string;
  readonly result: string;
  readonly properties: ReadonlyMap<string, string>;
}

/**
 * Reads the topmost Authentication-Results (RFC 8601), and only if the server that is named wrote it: what stands below may be
 * the sender's own. Without DMARC's word a domain proves the very addresses that end in it, and nothing above or beside.
 */
export function vouchedFor(mail: ReadMail, authServer: string | undefined): Vouched {
  const [topmost] = valuesOf(mail, "authentication-results");
  const domain = domainOf(mail.from?.address ?? "");
  if (!authServer || topmost === undefined || domain === "") return "unknown";
  const [server = "", ...parts] = withoutComments(topmost).split(";");
  if (server.trim().split(/\s+/)[0]?.toLowerCase() !== authServer.toLowerCase()) return "unknown";
  const findings = parts.flatMap(readFinding);
  const dmarc = findings.filter(({ method }) => method === "dmarc");
  if (dmarc.some(({ result }) => result === "fail")) return "failed";
  const isAligned =
    dmarc.some((each) => each.result === "pass" && each.properties.get("header.from") === domain) ||
    findings.some((each) => each.result === "pass" && provenBy(each) === domain);
  return isAligned ? "aligned" : "unknown";
}

/** The domain that a finding is about. */
function provenBy({ method, properties }: Finding): string | undefined {
  if (method === "dkim") return properties.get("header.d") ?? domainOf(properties.get("header.i") ?? "");
  if (method === "spf") return domainOf(properties.get("smtp.mailfrom") ?? "");
  return undefined;
}

/** `dkim=pass header.d=example.com`. */
function readFinding(part: string): Finding[] {
  const [first = "", ...rest] = part.trim().toLowerCase().split(/\s+/);
  const [method = "", result] = first.split("=");
  if (result === undefined) return [];
  const pairs = rest.flatMap((each): [string, string][] => {
    const [name = "", value] = each.split("=");
    return value === undefined ? [] : [[name, value.replace(/^"|"$/g, "")]];
  });
  return [{ method: method.replace(/\/\d+$/, ""), result, properties: new Map(pairs) }];
}

/** Comments may hold anything, also what looks like a finding. */
function withoutComments(value: string): string {
  let depth = 0;
  let kept = "";
  for (const sign of value) {
    if (sign === "(") depth += 1;
    if (depth === 0) kept += sign;
    if (sign === ")") depth = Math.max(0, depth - 1);
  }
  return kept;
}

function domainOf(address: string): string {
  return address.includes("@") ? address.slice(address.lastIndexOf("@") + 1).toLowerCase() : address.toLowerCase();
}
