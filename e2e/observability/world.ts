import type { Queue } from "#server/core/ports/queue.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { issueAccessToken } from "#server/desk/access/access-token.ts";
import { mailRows } from "#server/desk/mails/rows.ts";
import { createAccountStore } from "#server/desk/people/store.ts";
import { emailOf, insertPerson } from "#server/desk/testing.ts";
import { startTestServer } from "#server/embedded-mongo/testing.ts";
import { startTestAws } from "#server/local/aws/testing.ts";
import { findFreePort } from "#server/local/launch/ports.ts";
import { connect } from "#server/platform/aws/testing.ts";
import { systemClock } from "#server/platform/clock.ts";
import { connectReader } from "#server/platform/db/connect-reader.ts";
import type { Database } from "#server/platform/db/database.ts";
import { type ChaosConsumer, launchConsumer } from "../chaos/kit/consumers.ts";
import { type ChaosProcess, startProcess } from "../chaos/kit/process.ts";
import { restClient, trpcClient } from "../fixtures/api.ts";
import { invite, type Person } from "../fixtures/people.ts";

const SECRET = "a-secret-that-is-long-enough-for-tests";

export interface WatchedWorld extends AsyncDisposable {
  readonly web: ChaosProcess;
  readonly webUrl: string;
  readonly consumer: ChaosConsumer;
  readonly queue: Queue;
  readonly admin: Person;
  person(role: Role, name?: string): Promise<Person>;
}

/** Both processes as they run in production, on the embedded database and queue; only the pages are missing. */
export async function startWatchedWorld(more: Readonly<Record<string, string>> = {}): Promise<WatchedWorld> {
  const [database, aws, port] = await Promise.all([startTestServer(), startTestAws(), findFreePort()]);
  const uri = new URL(database.uri);
  uri.pathname = "/quickfix";
  const webUrl = `http://127.0.0.1:${port}`;
  const env = {
    ...aws.env,
    RATE_LIMITS: "off",
    CUSTOMER_MAX_PRIORITY: "Critical",
    QUICKFIX_MODE: "local",
    MONGODB_URI: uri.href,
    NEXTAUTH_URL: webUrl,
    NEXTAUTH_SECRET: SECRET,
    PORT: String(port),
    ...more,
  };
  const web = startProcess("e2e/observability/web/main.ts", { env });
  await web.untilLine("the web process is running");
  const consumer = await launchConsumer(env);
  const db = await connectReader(uri.href);
  const admin = await firstAdmin(db, webUrl);
  const clients = connect(aws);
  // A mail that its server has not taken yet still has its link.
  const findMailed = async (to: string) => (await db.collection(mailRows).findOne({ to, kind: "invite" }))?.link;

  return {
    web,
    webUrl,
    consumer,
    queue: clients.queue,
    admin,
    person: (role, name = "Somebody") => invite(webUrl, admin, name, role, findMailed),
    async [Symbol.asyncDispose]() {
      await Promise.all([web, consumer].map((process) => process.end()));
      clients[Symbol.dispose]();
      await db.close();
      await Promise.all([aws.stop(), database.stop()]);
    },
  };
}

/** The one account that nobody can invite. */
async function firstAdmin(db: Database, webUrl: string): Promise<Person> {
  const clock = systemClock;
  const { id, name } = await insertPerson({ accounts: createAccountStore(db), clock }, "Ada", "admin");
  const { token } = await issueAccessToken({ secret: SECRET, clock }, { id, sessionVersion: 1 });
  const doors = { token, rest: restClient(webUrl, token), api: trpcClient(webUrl, token) };
  return { id, name, email: emailOf({ id }), password: "", ...doors };
}
