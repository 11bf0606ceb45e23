import type { Actor } from "#server/core/actor.ts";
import { issueAccessToken } from "#server/desk/access/access-token.ts";
import { createIdempotencyStore } from "#server/desk/idempotency/store.ts";
import { createApiTokenStore } from "#server/desk/people/api-token-store.ts";
import { createAttemptStore } from "#server/desk/people/attempt-store.ts";
import { createAccountStore } from "#server/desk/people/store.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { createLog } from "#server/platform/log.ts";
import { identify } from "../auth/identify.ts";
import type { RestDeps } from "./deps.ts";
import type { Route } from "./route.ts";
import { ROUTES } from "./routes.ts";
import { serve } from "./serve.ts";

interface CallOptions {
  readonly as?: Actor;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

const ORIGIN = "http://localhost:3000";

/** The REST API over the desk on the real embedded database, without Next around it. */
export async function startRestWorld() {
  const desk = await startTestDesk();
  let now = new Date("2026-03-02T09:00:00.000Z");
  const clock = { now: () => now };
  const accounts = {
    accounts: createAccountStore(),
    apiTokens: createApiTokenStore(),
    attempts: createAttemptStore(),
    clock,
    ids: desk.desk.ids,
    secret: "a secret for tests only",
  };
  const healthy = async () => ({ ok: true, message: "It answers." });
  const deps: RestDeps = {
    desk: desk.desk,
    accounts,
    idempotency: createIdempotencyStore(),
    probes: { database: healthy, topic: healthy },
    clock,
    ids: desk.desk.ids,
  };
  const log = createLog({ name: "test", level: "silent", mode: "production" });

  const request = async (line: string, { as, body, headers }: CallOptions, parts: Partial<RestDeps> = {}) => {
    const [method = "", target = ""] = line.split(" ");
    const { pathname } = new URL(target, ORIGIN);
    const { route, params } = findRoute(method, pathname);
    const token = as && (await issueAccessToken(accounts, { id: as.id, sessionVersion: 1 })).token;
    const host = {
      deps: { ...deps, ...parts },
      log,
      identify: (request: Request) => identify(accounts, request, ORIGIN),
    };
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return serve(route, () => host)(
      new Request(new URL(target, ORIGIN), {
        method,
        headers: {
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { body: text }),
      }),
      { params: Promise.resolve(params) },
    );
  };

  return {
    ...desk,
    deps,
    advance: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
    /** The answer to a request such as `GET /api/complaints?limit=2`. */
    call: (line: string, options: CallOptions = {}) => request(line, options),
    /** The same with other parts than the real ones. */
    callWith: (parts: Partial<RestDeps>, line: string, options: CallOptions = {}) => request(line, options, parts),
  };
}

function findRoute(method: string, pathname: string): { route: Route; params: Record<string, string> } {
  for (const route of ROUTES) {
    const match = new RegExp(`^${route.path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`).exec(pathname);
    if (route.method === method && match) return { route, params: { ...match.groups } };
  }
  throw new Error(`No route for ${method} ${pathname}`);
}
