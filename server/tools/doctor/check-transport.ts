import { isPublic } from "#server/platform/addresses/public-address.ts";
import { readConnectionString } from "#server/platform/db/connection-string.ts";
import type { ConsumerEnv } from "#server/platform/env.ts";
import type { Findings } from "./finding.ts";

/** What this process connects to beyond its own network has to be encrypted: passwords and everybody's words go there. */
export function checkTransport(
  findings: Findings,
  { mongodbUri, redisUrl, tracesUrl }: Pick<ConsumerEnv, "mongodbUri" | "redisUrl" | "tracesUrl">,
): void {
  const plain = [
    ...(isPlainDatabase(mongodbUri) ? [["MONGODB_URI", "Add tls=true to it."] as const] : []),
    ...(isPlain(redisUrl, "redis:") ? [["REDIS_URL", "Write rediss:// instead of redis://."] as const] : []),
    ...(isPlain(tracesUrl, "http:")
      ? [["OTEL_EXPORTER_OTLP_ENDPOINT", "Write https:// instead of http://."] as const]
      : []),
  ];
  for (const [variable, fix] of plain) {
    findings.wrong(
      "settings.transport",
      `${variable} leads out of your own network without TLS: whoever stands between reads everything.`,
      `${fix} Where that name is of your own network all the same, nothing is wrong.`,
    );
  }
}

function isPlainDatabase(uri: string): boolean {
  const { hosts, options } = readConnectionString(uri);
  const isEncrypted = (options.get("tls") ?? options.get("ssl") ?? String(uri.startsWith("mongodb+srv:"))) === "true";
  return !isEncrypted && hosts.some((host) => isPublic(`mongodb://${host}`));
}

function isPlain(url: string | undefined, protocol: string): boolean {
  return url !== undefined && URL.parse(url)?.protocol === protocol && isPublic(url);
}
