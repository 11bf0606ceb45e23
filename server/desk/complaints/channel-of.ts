import type { Caller } from "#server/platform/doors/call.ts";

/** By what somebody asks: a page knows them by a session, a program brings a token. */
export function channelOf(caller: Pick<Caller, "credential"> | null): "web" | "api" {
  return caller?.credential.kind === "session" ? "web" : "api";
}
