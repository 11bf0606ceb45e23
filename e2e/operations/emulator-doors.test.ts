import { mkdtemp, readFile, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { EMBEDDED_CREDENTIALS, EMBEDDED_REGION } from "#server/local/aws/address.ts";
import { type AwsEngine, startAwsEngine } from "#server/local/aws/engine.ts";
import { createSnsClient, createSqsClient } from "#server/platform/aws/clients.ts";
import { ensureTopology } from "#server/platform/aws/ensure-topology.ts";
import { DOOR_VARIABLES } from "#server/platform/env-doors.ts";

const Compose = z.object({
  services: z.object({
    aws: z.object({ command: z.array(z.string()), environment: z.object({ ALLOWED_HOSTS: z.string() }) }),
    web: z.object({ environment: z.object({ AWS_ENDPOINT_URL: z.url(), SQS_QUEUE_URL: z.url() }).loose() }),
  }),
});
const compose = await readFile(path.resolve(import.meta.dirname, "../../compose.yaml"), "utf8");
const { aws, web } = Compose.parse(parse(compose, { merge: true })).services;

let folder: string;
let engine: AwsEngine;
let topicArn: string;

// As the compose file starts it.
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "quickfix-doors-"));
  const host = aws.command[aws.command.indexOf("--host") + 1];
  const names = DOOR_VARIABLES.ALLOWED_HOSTS.parse(aws.environment.ALLOWED_HOSTS) ?? [];
  engine = await startAwsEngine({ folder, port: 0, ...(host ? { host } : {}), names });
  const endpoint = `http://127.0.0.1:${engine.port}`;
  const client = { region: EMBEDDED_REGION, endpoint, credentials: EMBEDDED_CREDENTIALS };
  const [sns, sqs] = [createSnsClient(client), createSqsClient(client)];
  ({ topicArn } = await ensureTopology({ sns, sqs, endpoint }));
  sns.destroy();
  sqs.destroy();
});

afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

/** A publish as any program, or the form of a page, sends it. */
function publish(headers: Readonly<Record<string, string>>): Promise<{ status?: number | undefined; body: string }> {
  const body = new URLSearchParams({ Action: "Publish", TopicArn: topicArn, Message: "forged" }).toString();
  const form = { "content-type": "application/x-www-form-urlencoded", ...headers };
  return new Promise((resolve, reject) => {
    request({ port: engine.port, host: "127.0.0.1", method: "POST", headers: form }, (answer) => {
      let text = "";
      answer
        .setEncoding("utf8")
        .on("data", (chunk: string) => (text += chunk))
        .on("end", () => resolve({ status: answer.statusCode, body: text }));
    })
      .once("error", reject)
      .end(body);
  });
}

test("the services of the compose file publish by the name that it gives the emulator", async () => {
  for (const url of [web.environment.AWS_ENDPOINT_URL, web.environment.SQS_QUEUE_URL]) {
    expect(await publish({ host: new URL(url).host })).toMatchObject({
      status: 200,
      body: expect.stringContaining("MessageId"),
    });
  }
  expect((await publish({ host: `localhost:${engine.port}` })).status).toBe(200);
});

test("a page on another origin publishes nothing: not with a form, not under a name that leads here", async () => {
  const attempts: readonly Readonly<Record<string, string>>[] = [
    { origin: "https://evil.example" },
    { origin: "http://localhost:3000" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { host: `evil.example:${engine.port}` },
  ];
  for (const headers of attempts) {
    expect(await publish(headers), JSON.stringify(headers)).toMatchObject({
      status: 403,
      body: expect.not.stringContaining("MessageId"),
    });
  }
});
