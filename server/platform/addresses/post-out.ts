import { lookup } from "node:dns";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import { isLoopback, readAddress } from "./address.ts";
import { hostOf } from "./public-address.ts";

const TIMEOUT_MS = 10_000;

export interface Posted {
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Uint8Array;
}

/** An address that nothing is sent to, whoever asks for it. */
export class ShutAddress extends Error {
  override readonly name = "ShutAddress";
}

/**
 * Posts to an address that somebody gave us, and resolves to the status of the answer. Only https to addresses of the internet is
 * open: what a name leads to is judged when the connection is made, so that no name can change its mind in between; no
 * answer is followed elsewhere, and none is read.
 * @param opensOwn for development and tests: this machine is open as well, and http to it.
 * @throws ShutAddress
 */
export function postOut(address: string, { headers, body }: Posted, opensOwn: boolean): Promise<number> {
  const url = new URL(address);
  const isOpen = (host: string) => isOpenTo(host, opensOwn);
  const literal = hostOf(address) ?? "";
  const isHttps = url.protocol === "https:";
  const isOwn = opensOwn && readAddress(literal) !== null && isOpen(literal);
  if (!isHttps && !(url.protocol === "http:" && isOwn)) throw new ShutAddress("Only https is open.");
  if (readAddress(literal) && !isOpen(literal)) throw new ShutAddress("This address is nobody's on the internet.");
  const judged: LookupFunction = (host, options, done) =>
    lookup(host, { ...options, all: true }, (error, found) => {
      const shut = found?.some((each) => !isOpen(each.address));
      if (error || shut) done(error ?? new ShutAddress("This name leads to no address on the internet."), []);
      else done(null, found);
    });
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const sent = (isHttps ? requestHttps : requestHttp)(
    url,
    { method: "POST", headers, lookup: judged, signal: AbortSignal.timeout(TIMEOUT_MS), agent: false },
    (answer) => {
      resolve(answer.statusCode ?? 0);
      answer.destroy();
    },
  );
  sent.on("error", reject);
  sent.end(body);
  return promise;
}

function isOpenTo(host: string, opensOwn: boolean): boolean {
  const address = readAddress(host);
  if (!address) return false;
  return address.range() === "unicast" || (opensOwn && isLoopback(address));
}
