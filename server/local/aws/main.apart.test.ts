import { once } from "node:events";
import { chmod, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { findFreePort } from "../launch/ports.ts";
import { launchAws, startTestAws, waitUntilReady } from "./testing.ts";

test("alone, it ends what it prints at the start with one line of addresses that others read", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "quickfix-aws-"));
  const child = launchAws(folder, 0);
  if (!child.stdout) throw new Error("it cannot be heard");
  let line = "";
  for await (line of createInterface({ input: child.stdout })) if (line.includes("ready:")) break;
  const [, json = ""] = /ready: (\{.*\})$/.exec(line) ?? [];
  const endpoint = expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(JSON.parse(json)).toEqual({
    endpoint,
    topicArn: "arn:aws:sns:eu-north-1:000000000000:QuickFix",
    queueUrl: expect.stringMatching(/^http:.*\/QuickFix$/),
    dlqUrl: expect.stringMatching(/^http:.*\/QuickFix-dlq$/),
  });
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await exited;
  await rm(folder, { recursive: true });
});

test("a second process on the same folder is refused and told who has it", async () => {
  await using aws = await startTestAws();
  await expect(waitUntilReady(launchAws(aws.dataDir, 0))).rejects.toThrow(
    new RegExp(`already used by the embedded SNS/SQS \\(process ${aws.pid}\\)\\. Stop it first`),
  );
});

test("its files are its owner's alone, also those that an earlier version left open", async () => {
  await using aws = await startTestAws();
  await aws.kill();
  const folder = path.join(aws.dataDir, "aws");
  for (const name of await readdir(folder)) await chmod(path.join(folder, name), 0o644);
  await chmod(folder, 0o755);
  await aws.restart();
  const modes = await Promise.all(
    [folder, ...(await readdir(folder)).map((name) => path.join(folder, name))].map((file) => stat(file)),
  );
  expect(new Set(modes.map(({ mode }) => mode & 0o077))).toEqual(new Set([0]));
});

test("a killed process leaves no lock behind", async () => {
  await using aws = await startTestAws();
  await aws.kill();
  await aws.restart();
  expect(aws.pid).toBeGreaterThan(0);
});

test("a taken port is named", async () => {
  await using aws = await startTestAws();
  const port = Number(new URL(aws.endpoint).port);
  const other = launchAws(`${aws.dataDir}-other`, port);
  await expect(waitUntilReady(other)).rejects.toThrow(`Port ${port} is already in use.`);
});

test("stops on SIGTERM with code 0 and frees its port", async () => {
  await using aws = await startTestAws();
  const port = await findFreePort();
  await aws.stop();
  const child = launchAws(aws.dataDir, port);
  await waitUntilReady(child);
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  expect(await exited).toEqual([0, null]);
});
