import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { ListTopicsCommand } from "@aws-sdk/client-sns";
import { ListQueuesCommand } from "@aws-sdk/client-sqs";
import { mongo } from "mongoose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer } from "#server/embedded-mongo/testing.ts";
import { startTestAws, type TestAws } from "#server/local/aws/testing.ts";
import { connect } from "#server/platform/aws/testing.ts";
import { type DenyingProxy, startDenyingProxy } from "../operations/denying-proxy.ts";

const MAIN = path.resolve(import.meta.dirname, "main.ts");

let server: Awaited<ReturnType<typeof startTestServer>>;
let aws: TestAws;
let proxy: DenyingProxy;
beforeAll(async () => {
  [server, aws] = await Promise.all([startTestServer(), startTestAws()]);
  proxy = await startDenyingProxy(aws.endpoint);
});
afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await Promise.all([server.stop(), aws.stop()]);
});

/** Starts the command beside a desk that uses the same servers; `onLine` hears what it prints. */
async function conformance(
  args: readonly string[],
  onLine: (line: string, stop: () => void, unread: () => void) => void = () => {},
) {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const env = { PATH, NODE_COMPILE_CACHE, ...aws.env, AWS_ENDPOINT_URL: proxy.endpoint, MONGODB_URI: server.uri };
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { ...env, NODE_ENV: "test" },
    cwd: import.meta.dirname,
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => {
    lines.push(line);
    onLine(
      line,
      () => void child.kill("SIGINT"),
      () => void child.stdout.destroy(),
    );
  });
  const [err] = await Promise.all([text(child.stderr), once(child, "close")]);
  return { code: child.exitCode, lines, err };
}

/** What of that name is on the servers. */
async function leftOf(name: string): Promise<string[]> {
  await using client = await new mongo.MongoClient(server.uri).connect();
  const collections = await client.db(name).listCollections().toArray();
  using clients = connect(aws);
  const { QueueUrls = [] } = await clients.sqs.send(new ListQueuesCommand({}));
  const { Topics = [] } = await clients.sns.send(new ListTopicsCommand({}));
  const all = [
    ...collections.map((each) => `${name}.${each.name}`),
    ...QueueUrls,
    ...Topics.map((each) => each.TopicArn),
  ];
  return all.filter((each) => each !== undefined).filter((each) => each.includes(name));
}

test("the contract alone ends with its count, and leaves nothing", async () => {
  const { code, lines, err } = await conformance(["--contract", "--name", "contract-alone"]);
  expect(err).toBe("");
  expect(lines.at(-1)).toMatch(/^\d+ passed, 0 failed$/);
  expect(lines.join("\n")).toContain("Database  QuickFix's embedded database");
  expect(code).toBe(0);
  expect(await leftOf("contract-alone")).toEqual([]);
});

test.each(["CreateTopic", "CreateQueue", "Subscribe", "GetQueueUrl"])(
  "a right that is missing is named, and what was made before is gone: %s",
  async (operation) => {
    proxy.deny(operation);
    const { code, err } = await conformance(["--name", "without-rights"]).finally(() => proxy.deny());
    expect(err).toMatch(new RegExp(`A right is missing: s[nq]s:${operation} `));
    expect(code).toBe(2);
    if (operation !== "GetQueueUrl") expect(await leftOf("without-rights")).toEqual([]);
  },
);

test("a right to take away that is missing is named with what stays", async () => {
  proxy.deny("DeleteTopic", "Subscribe");
  const { err } = await conformance(["--name", "cannot-delete"]).finally(() => proxy.deny());
  expect(err).toContain("Left behind: topic cannot-delete (A right is missing: sns:DeleteTopic");
  expect(await leftOf("cannot-delete")).toEqual([expect.stringContaining("sns")]);
});

test("whoever stops it finds nothing left", async () => {
  const { code, lines } = await conformance(["--name", "stopped"], (line, stop) => {
    if (line.startsWith("  ok")) stop();
  });
  expect(code).toBe(130);
  expect(lines.at(-1)).toBe("Stopped.");
  expect(await leftOf("stopped")).toEqual([]);
});

test("a name that somebody uses already is refused and left alone", async () => {
  await using client = await new mongo.MongoClient(server.uri).connect();
  await client.db("in-use").collection("complaints").insertOne({ title: "Not ours" });
  const { code, err } = await conformance(["--contract", "--name", "in-use"]);
  expect(err).toContain("There is a database in-use already.");
  expect(code).toBe(2);
  expect(await client.db("in-use").collection("complaints").countDocuments()).toBe(1);
});

test("an address that no start would take is refused before anything is waited for", async () => {
  const { code, err, lines } = await conformance(["--uri", "mongodb://127.0.0.1:1/desk?w=1"]);
  expect({ code, lines }).toEqual({ code: 2, lines: [] });
  expect(err).toContain("MONGODB_URI must not say w=1");
});

test("when nobody reads along any more, what was made is taken away all the same", async () => {
  const name = "QuickFix-unread";
  const { code } = await conformance(["--name", name], (_, __, unread) => unread());
  expect(code).toBe(130);
  expect(await leftOf(name)).toEqual([]);
});
