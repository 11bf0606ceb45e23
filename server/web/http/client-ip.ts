/**
 * The address of whoever sent the request: the entry that the nearest proxy wrote, or Next itself when there is none.
 * Entries before it can be invented by the sender.
 */
export function clientIp(headers: Pick<Headers, "get">): string {
  const last = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  return last || "unknown";
}
