import type { Clock } from "#server/core/ports/environment.ts";
import type { ProxyStore } from "#server/operate/proxies/store.ts";
import { NOTED_EVERY_MS } from "#server/operate/proxies/watch-proxies.ts";
import { type Finding, Findings } from "./finding.ts";

export interface ProxyPorts {
  readonly proxies: Pick<ProxyStore, "since">;
  readonly clock: Clock;
}

/** Whether something on our network speaks for others and nobody has said that it may. */
export async function checkProxies({ proxies, clock }: ProxyPorts): Promise<Finding[]> {
  const findings = new Findings("Web");
  const addresses = await proxies.since(new Date(clock.now().getTime() - 2 * NOTED_EVERY_MS));
  findings.check("web.proxies", addresses.length === 0, {
    ok: "No proxy is ignored.",
    wrong: `Requests with a forwarding header come from ${addresses.join(", ")}, and it is ignored: everybody behind counts as one.`,
    fix: `If these are proxies of yours, set TRUSTED_PROXIES=${addresses.join(",")} for web and consumer, beside those that are there. This goes away within 20 minutes.`,
  });
  return findings.list;
}
