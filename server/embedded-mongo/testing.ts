import { channel } from "node:diagnostics_channel";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Doc, decode, encode } from "./bson/document.ts";
import { dispatch } from "./commands/dispatch.ts";
import { type Engine, type EngineOptions, openEngine } from "./engine.ts";
import { serve } from "./serve.ts";

/** A database for one test: in this process, on a free port, with fail points, in a folder of its own. */
interface TestServer extends AsyncDisposable {
  uri: string;
  port: number;
  dataDir: string;
  stop(): Promise<void>;
}

/** Tells whoever counts that a database was started. */
const started = channel("embedded-mongo.test-server");

/** Starts a database for a test; `await using` stops it and deletes its folder. */
export async function startTestServer(
  options: Pick<EngineOptions, "answersBackwards" | "ttlMonitorEnabled"> = {},
): Promise<TestServer> {
  const dataDir = temporaryFolder();
  const server = await serve({ folder: dataDir, port: 0, hasTestCommands: true, ...options });
  started.publish(server);
  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { uri: server.uri, port: server.port, dataDir, stop, [Symbol.asyncDispose]: stop };
}

/** An engine without a network in front, for tests of what is behind it. */
interface TestEngine extends Disposable {
  engine: Engine;
  /** Runs a command on the database "test" and answers with the decoded reply, refusals included. */
  run(command: Doc, sequences?: Record<string, Doc[]>): Promise<Doc>;
}

/** @param given a folder that stays afterwards; without it, one that goes with the engine. */
export function openTestEngine(now?: () => Date, given?: string, reserveBytes?: number): TestEngine {
  const folder = given ?? temporaryFolder();
  const engine = openEngine({ folder, hasTestCommands: true, now, reserveBytes });
  const client = { connectionId: 1, remote: "127.0.0.1:1", local: "127.0.0.1:2", appName: null, isOpen: () => true };
  return {
    engine,
    async run(command, sequences = {}) {
      const raw = Object.entries(sequences).map(([name, docs]): [string, Buffer[]] => [
        name,
        docs.map((doc) => Buffer.from(encode(doc))),
      ]);
      const body = decode(encode({ $db: "test", ...command }));
      const { $db: db, ...fields } = body;
      const message = { body: { ...fields, $db: db }, sequences: new Map(raw), expectsReply: true };
      return decode(await dispatch(engine, client, message));
    },
    [Symbol.dispose]() {
      engine[Symbol.dispose]();
      if (given === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An empty folder of its own for a test. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "quickfix-mongo-"));
}
