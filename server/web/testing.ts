import type { Actor } from "#server/core/actor.ts";
import type { OutgoingMessage } from "#server/core/ports/queue.ts";
import { issueAccessToken } from "#server/desk/access/access-token.ts";
import { aTestClock, castOf } from "#server/desk/testing.ts";
import { startTestServer } from "#server/embedded-mongo/testing.ts";
import { readWebEnv } from "#server/platform/env.ts";
import { createWebContext, type WebContext } from "./context.ts";
import { createRoutes } from "./rest/routes.ts";
import { serveApi } from "./rest/serve-api.ts";
import { callOf } from "./trpc/call-of.ts";
import { createRouter } from "./trpc/router.ts";

interface RestCall {
  readonly as?: Actor;
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
  LOG_LEVEL: "silent",
};

/**
 * The web process without Next around it, on a real embedded database. What would go to SNS is collected, and the doors
 * have a clock of the test's own.
 */
export async function startTestWeb(settings: Readonly<Record<string, string>> = {}) {
  const server = await startTestServer();
  const published: OutgoingMessage[] = [];
  const topic = {
    async publish(messages: readonly OutgoingMessage[]) {
      published.push(...messages);
      return [];
    },
  };
  const clock = aTestClock();
  const env = readWebEnv({ ...TEST_SETTINGS, MONGODB_URI: server.uri, ...settings });
  const healthy = async () => ({ ok: true, message: "It answers." });
  const context = createWebContext(env, { topic, clock });
  const web: WebContext = { ...context, health: { database: healthy, topic: healthy } };
  await web.connected;

  const headersOf = async (actor: Actor | null | undefined): Promise<Record<string, string>> => {
    if (!actor) return {};
    const { token } = await issueAccessToken(web.accounts, { id: actor.id, sessionVersion: 1 });
    return { authorization: `Bearer ${token}` };
  };

  const request = async (parts: Partial<WebContext>, line: string, { as, body, headers }: RestCall) => {
    const host = () => ({ ...web, ...parts });
    const [method = "", target = ""] = line.split(" ");
    const answer = serveApi(createRoutes(host), host);
    return answer(
      new Request(new URL(target, ORIGIN), {
        method,
        headers: {
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(await headersOf(as)),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
    );
  };

  return {
    web,
    published,
    ...castOf(web.db, web.desk),
    advance: clock.advance,
    /** The answer to a request such as `GET /api/complaints?limit=2`. */
    call: (line: string, options: RestCall = {}) => request({}, line, options),
    /** The same with other parts than the real ones. */
    callWith: (parts: Partial<WebContext>, line: string, options: RestCall = {}) => request(parts, line, options),
    /** The procedures as somebody calls them; null is a visitor. */
    async procedures(actor: Actor | null) {
      const asked = new Request(`${ORIGIN}/api/trpc`, { headers: await headersOf(actor) });
      return createRouter(() => web).createCaller(callOf(asked, web));
    },
    async stop() {
      await context[Symbol.asyncDispose]();
      await server.stop();
    },
  };
}
