import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { encode } from "next-auth/jwt";
import type { Actor } from "#server/core/actor.ts";
import type { OutgoingMessage } from "#server/core/ports/queue.ts";
import { startSession } from "#server/desk/sessions/start-session.ts";
import { aTestClock, castOf } from "#server/desk/testing.ts";
import { startTestServer } from "#server/embedded-mongo/testing.ts";
import { readWebEnv } from "#server/platform/env.ts";
import { sessionCookieName } from "./auth/session-cookie.ts";
import { createWebContext, type WebContext } from "./context.ts";
import { takeUploads } from "./http/take-uploads.ts";
import { createRoutes } from "./rest/routes.ts";
import { serveApi } from "./rest/serve-api.ts";
import { callOf } from "./trpc/call-of.ts";
import { createRouter } from "./trpc/router.ts";
import { serveTrpc } from "./trpc/serve-trpc.ts";

interface Asking {
  /** A visitor unless given; else in a browser that they have just signed in with. */
  readonly as?: Actor | null;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

const ORIGIN = "http://localhost:3000";

/** Settings of a web process that reaches nothing but its database. */
export const TEST_SETTINGS = {
  MONGODB_URI: "mongodb://127.0.0.1:1/unused",
  AWS_REGION: "eu-north-1",
  SNS_TOPIC_ARN: "arn:aws:sns:eu-north-1:123456789012:QuickFix",
  SQS_QUEUE_URL: "http://127.0.0.1:1/123456789012/QuickFix",
  NEXTAUTH_URL: ORIGIN,
  NEXTAUTH_SECRET: "a secret for tests only, long enough",
  // No pair: nothing that these sign is sent.
  VAPID_PUBLIC_KEY: `B${"A".repeat(86)}`,
  VAPID_PRIVATE_KEY: "A".repeat(43),
  // Tests ask more in a moment than anybody does.
  LIMITS: "calls=1000000 writes=1000000 address-writes=1000000 open-complaints=1000000",
  LOG_LEVEL: "silent",
};

/** What takes uploads of a server of a test's own; everything else is nowhere. */
export function openDoor(web: WebContext): RequestListener {
  const take = takeUploads(
    web,
    serveApi(
      createRoutes(() => web),
      () => web,
    ),
  );
  return (request, response) => {
    web.senders.write(request);
    take(request, response, () => response.writeHead(404).end());
  };
}

/**
 * The web process without Next around it, on a real embedded database. What would go to SNS is collected, and the doors
 * have a clock of the test's own.
 */
export async function startTestWeb(settings: Readonly<Record<string, string>> = {}) {
  // What is over by the database's clock need not be over by the test's.
  const server = await startTestServer({ answersBackwards: true, ttlMonitorEnabled: false });
  const published: OutgoingMessage[] = [];
  const topic = {
    async publish(messages: readonly OutgoingMessage[]) {
      published.push(...messages);
      return [];
    },
  };
  const clock = aTestClock();
  // Made by the first file that comes.
  const folder = path.join(tmpdir(), `quickfix-test-${randomUUID()}`);
  const env = readWebEnv({ ...TEST_SETTINGS, MONGODB_URI: server.uri, FILES_DIR: folder, ...settings });
  const healthy = async () => ({ ok: true, message: "It answers." });
  const context = createWebContext(env, { topic, clock });
  const web: WebContext = { ...context, health: { database: healthy, topic: healthy } };
  await web.connected;

  const signedIn = async ({ id: sub }: Actor): Promise<string> => {
    const account = await web.desk.accounts.findById(sub);
    const { sessionVersion: sv = 1 } = account ?? {};
    const from = { userAgent: "a browser of tests", address: "127.0.0.1", replaces: null };
    const { id: sid } = await startSession(web.accounts, { id: sub, sessionVersion: sv }, from);
    const cookie = await encode({ token: { sub, sv, sid }, secret: env.authSecret });
    return `${sessionCookieName(env.publicUrl)}=${cookie}`;
  };
  const headersOf = async ({ as, body, headers }: Asking): Promise<Record<string, string>> => ({
    // A form says itself where its parts end.
    ...(body === undefined || body instanceof FormData ? {} : { "content-type": "application/json" }),
    ...(as ? { cookie: await signedIn(as) } : {}),
    ...headers,
  });
  /** A request such as `GET /api/complaints?limit=2`. */
  const requestOf = async (line: string, asking: Asking): Promise<Request> => {
    const [method = "", target = ""] = line.split(" ");
    const { body } = asking;
    const sent = typeof body === "string" || body instanceof FormData ? body : JSON.stringify(body);
    return new Request(new URL(target, ORIGIN), { method, headers: await headersOf(asking), body: sent });
  };
  const routed = async (parts: Partial<WebContext>, line: string, asking: Asking) => {
    const host = () => ({ ...web, ...parts });
    return serveApi(createRoutes(host), host)(await requestOf(line, asking));
  };
  const router = createRouter(() => web);

  return {
    web,
    published,
    ...castOf(web.desk),
    advance: clock.advance,
    /** The cookie of a browser that they sign in with now. */
    cookieOf: signedIn,
    /** The REST API's answer to a request such as `GET /api/complaints?limit=2`. */
    call: (line: string, asking: Asking = {}) => routed({}, line, asking),
    /** The same with other parts than the real ones. */
    callWith: (parts: Partial<WebContext>, line: string, asking: Asking = {}) => routed(parts, line, asking),
    /** The answer to a request to tRPC's address. */
    trpc: async (line: string, asking: Asking = {}) => serveTrpc(router, () => web)(await requestOf(line, asking)),
    /** The same with other parts than the real ones. */
    trpcWith: async (parts: Partial<WebContext>, line: string, asking: Asking = {}) => {
      const host = () => ({ ...web, ...parts });
      return serveTrpc(createRouter(host), host)(await requestOf(line, asking));
    },
    /** The procedures as somebody calls them; null is a visitor. */
    procedures: async (as: Actor | null) => router.createCaller(callOf(await requestOf("GET /api/trpc", { as }), web)),
    async stop() {
      await context[Symbol.asyncDispose]();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
