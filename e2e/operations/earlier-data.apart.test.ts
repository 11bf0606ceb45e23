import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { countDocuments, countFiledKeys } from "#e2e/fixtures/database.ts";
import { embeddedAwsEnv } from "#server/local/aws/address.ts";
import { superviseChild } from "#server/local/launch/child.ts";
import { waitForPreviousRun } from "#server/local/launch/previous-run.ts";
import { runOnce } from "#server/local/launch/run-once.ts";
import { awsService, databaseService, ROOT, type Service } from "#server/local/launch/services.ts";
import { choosePorts, stackEnv } from "#server/local/launch/stack-env.ts";
import { lockFolder } from "#server/local/process/folder-lock.ts";

/** Written by version 0.1.0; its README says what is in it. */
const EARLIER_DATA = path.join(ROOT, "e2e/fixtures/earlier-data-folder");

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "quickfix-earlier-"));
  await cp(EARLIER_DATA, dataDir, { recursive: true });
});
afterAll(() => rm(dataDir, { recursive: true }));

const quiet = { signal: new AbortController().signal, onLine: () => {}, onStart: () => {} };
const start = <Ready>(service: Service<Ready>) => superviseChild({ ...service, ...quiet });

/** What `npm run dev` does before it starts web and consumer; those are the same in every mode. */
test("the development stack prepares such a folder and leaves what is in it alone", async () => {
  using _lock = lockFolder(path.join(dataDir, "launch"), "a test");
  await waitForPreviousRun(dataDir);
  const ports = await choosePorts({ web: 0, realtime: 0, mongo: 0, aws: 0 });
  const own = await stackEnv({ inherited: { PATH: process.env["PATH"] }, dataDir, ports, mode: "dev" });
  expect(own["NEXTAUTH_SECRET"]).toBe(await readFile(path.join(EARLIER_DATA, "secret"), "utf8"));

  const [database, queue] = await Promise.all([
    start(databaseService(own, { port: ports.mongo, dataDir })),
    start(awsService(own, { port: ports.aws, dataDir })),
  ]);
  try {
    const before = await countDocuments(database.ready);
    expect(before).toMatchObject({ complaints: 20, users: 18, agents: 9, deadLetters: 3, replays: 1 });
    const keys = before["idempotency_keys"];
    expect(keys).toBeGreaterThan(0);
    await runOnce({
      name: "The demo data",
      args: [path.join(ROOT, "server/local/demo/main.ts"), "--if-empty"],
      env: { ...own, MONGODB_URI: database.ready, ...embeddedAwsEnv(queue.ready) },
      ...quiet,
    });
    // The keys lie in the complaints that they filed from then on.
    expect(await countDocuments(database.ready)).toMatchObject({ ...before, idempotency_keys: 0 });
    expect(await countFiledKeys(database.ready)).toBe(keys);
  } finally {
    await Promise.all([database.stop(), queue.stop()]);
  }
});
