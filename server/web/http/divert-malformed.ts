import { isDecodable } from "#server/core/own-path.ts";
import { onArrival } from "./on-arrival.ts";

/** Where the guard refuses them, whatever they were meant for. */
export const MALFORMED_ADDRESS = "/api/malformed-address";

/**
 * Leads a request whose address nobody can decode to where it is refused. Next would answer 500 in plain text, without a
 * word in the log, before anybody of ours is asked.
 */
export function divertMalformed(): Disposable {
  return onArrival((request) => {
    if (!isWellFormed(request.url ?? "")) request.url = MALFORMED_ADDRESS;
  });
}

/** A path, or as proxies are asked a whole address, that can be read to its last escape. */
function isWellFormed(url: string): boolean {
  const [path = ""] = url.split("?", 1);
  return /^(\/|https?:\/\/)/i.test(path) && isDecodable(path) && URL.canParse(url, "http://localhost");
}
