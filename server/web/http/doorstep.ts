import type { IncomingMessage, ServerResponse } from "node:http";
import { LRUCache } from "lru-cache";
import type { Counters } from "#server/platform/limits/counters.ts";
import { tooMany } from "#server/platform/limits/too-many.ts";
import { answerBare } from "./answer-bare.ts";
import type { Admit } from "./before-serving.ts";
import { refusalBody } from "./refusal-body.ts";
import type { RefusalLines } from "./refusal-lines.ts";
import type { SenderNotes } from "./sender-notes.ts";
import { isUpload } from "./take-uploads.ts";
import { createTurns } from "./turns.ts";

interface DoorstepPorts {
  readonly counters: Counters;
  /** Reads what was noted on the request when it came. */
  readonly senders: Pick<SenderNotes, "read">;
  /** What every answer of this process carries, Next's own among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly lines: Pick<RefusalLines, "explain" | "told">;
}

/** Who was turned away and has had a line; more than are turned away at a time. */
const MOST_TURNED_AWAY = 10_000;

/** Of the refusals that an address may have: from here on its requests are served a few at a time. */
const SUSPECT_SHARE = 0.1;
/** How many of a suspect's are served at a time: people's requests stand behind these, and not behind a dozen. */
const AT_ONCE_OF_SUSPECTS = 2;

/** Built files cost next to nothing, and a page brings dozens. */
const BUILT = "/_next/static/";

/**
 * Counts requests by address before anybody works for them. Somebody who is refused again and again, whatever for, is
 * turned away here until the count begins anew, and the next time sooner: garbage must not cost what people's requests do.
 * What one address sends at once is served in turns.
 */
export function createDoorstep({ counters, senders, headers, lines }: DoorstepPorts): Admit {
  const { "at-once": atOnce, "at-once-uploads": uploadsAtOnce, waiting } = counters.table;
  const turnedAway = new LRUCache<string, true>({ max: MOST_TURNED_AWAY });
  const isSuspect = (network: string) => counters.wait("refusals", network, SUSPECT_SHARE) > 0;
  /** One line until they are served again: a thousand refusals a second must not be a thousand lines. */
  const refuse = (request: IncomingMessage, response: ServerResponse, network: string, seconds: number) => {
    if (turnedAway.get(network)) lines.told();
    else lines.explain({ door: "doorstep", code: "request.too-many" });
    turnedAway.set(network, true);
    turnAway(request, response, seconds);
  };
  const turns = createTurns({
    mostOf: (network) => (isSuspect(network) ? Math.min(AT_ONCE_OF_SUSPECTS, atOnce.max) : atOnce.max),
    mostWaiting: waiting.max,
  });

  // They take as long as somebody's line is slow: nobody's pages stand behind them.
  const uploads = createTurns({
    mostOf: (network) => (isSuspect(network) ? Math.min(AT_ONCE_OF_SUSPECTS, uploadsAtOnce.max) : uploadsAtOnce.max),
    mostWaiting: waiting.max,
  });

  return (request, response, serve) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (!counters.isOn || request.url?.startsWith(BUILT)) return serve();
    const { network, isCrowd } = senders.read({ get: (name) => headerOf(request, name) });
    if (isCrowd) return serve();
    const seconds = Math.max(counters.wait("refusals", network), counters.hit("requests", network));
    if (seconds > 0) return refuse(request, response, network, seconds);

    const isTaken = (isUpload(request) ? uploads : turns).take(network, (done) => {
      // Much may have happened while it waited.
      const wait = counters.wait("refusals", network);
      if (response.closed || wait > 0) {
        if (!response.closed) refuse(request, response, network, wait);
        return done();
      }
      turnedAway.delete(network);
      response.once("close", () => {
        if (response.statusCode >= 400 && response.statusCode < 500) counters.hit("refusals", network);
        done();
      });
      serve();
    });
    if (isTaken) return;
    // Nobody who is served as they should be sends more than can wait, and was refused that often besides.
    if (isSuspect(network)) counters.hit("refusals", network);
    refuse(request, response, network, 1);
  };
}

function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name];
  return typeof value === "string" ? value : null;
}

function turnAway({ url = "" }: IncomingMessage, response: ServerResponse, seconds: number): void {
  answerBare(response, 429, refusalBody(url, tooMany(seconds)), { "Retry-After": String(seconds) });
}
