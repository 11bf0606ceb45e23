import { AsyncLocalStorage } from "node:async_hooks";
import type { Log } from "#server/platform/log.ts";
import type { Admit } from "./before-serving.ts";

/** What is known of a refusal beside its status; never anything that the sender made up. */
export interface Refusal {
  readonly door: string;
  readonly code: string;
}

export interface RefusalLines {
  /** Stands before all others, and sees to it that no refusal is without its line, whoever refused: Next, next-auth, we. */
  readonly admit: Admit;
  /** Says that the request underway is refused, whatever its status, and what its line shall say of it. */
  explain(refusal: Refusal): void;
  /** The request underway has its line: a procedure or a route wrote it. */
  told(): void;
}

interface Underway {
  refusal: Refusal | null;
  isTold: boolean;
}

/**
 * One line for every refused request, written when the answer is out. Doors that know more say so meanwhile; what is
 * underway goes with the work, however many awaits and copies of a module lie between.
 */
export function createRefusalLines(log: Pick<Log, "info">): RefusalLines {
  const underway = new AsyncLocalStorage<Underway>();
  return {
    admit({ url = "", method }, response, serve) {
      const request: Underway = { refusal: null, isTold: false };
      response.once("finish", () => {
        const { statusCode: status } = response;
        if (request.isTold || (status < 400 && !request.refusal)) return;
        const { door, ...why } = request.refusal ?? { door: doorOf(url) };
        log.info({ door, method, status, ...why }, "request");
      });
      underway.run(request, serve);
    },
    explain(refusal) {
      const request = underway.getStore();
      if (request) request.refusal = refusal;
    },
    told() {
      const request = underway.getStore();
      if (request) request.isTold = true;
    },
  };
}

const DOORS = { "/api/trpc/": "trpc", "/api/auth/": "sign-in", "/api/": "rest", "/_next/": "file" };

/** Which kind of door an address leads to. The address itself is its sender's. */
function doorOf(url: string): string {
  return Object.entries(DOORS).find(([start]) => url.startsWith(start))?.[1] ?? "page";
}
