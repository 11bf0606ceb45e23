import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { startTestDesk } from "#server/desk/testing.ts";
import { rightText } from "#server/local/aws/testing/iam-gate.ts";
import { runTool } from "#server/tools/testing.ts";
import { type GatedAws, rightsOf, startGatedAws } from "./gated-aws.ts";

const Report = z.object({ findings: z.array(z.object({ area: z.string(), state: z.string(), found: z.string() })) });

let aws: GatedAws;
let desk: Awaited<ReturnType<typeof startTestDesk>>;
beforeAll(async () => {
  [aws, desk] = await Promise.all([startGatedAws(), startTestDesk()]);
  await desk.file(await desk.addPerson("Maya", "user"));
  await desk.relayed();
});
afterAll(() => Promise.all([aws[Symbol.asyncDispose](), desk.stop()]));
afterEach(() => aws.gate.withhold());

const run = (tool: string, role: string, ...args: readonly string[]) =>
  runTool(tool, args, {
    ...aws.envOf(role),
    MONGODB_URI: desk.mongodbUri,
    NEXTAUTH_URL: "http://127.0.0.1:1",
    NEXTAUTH_SECRET: "a secret for tests only, long enough",
    QUICKFIX_MODE: "dev",
  });
const SEND_ALL = ["--topic", "--confirm", "--rate", "500"];

test("from the command line, too, each role's keys are enough for its work", async () => {
  expect(await run("aws-setup", "setUp")).toMatchObject({
    code: 0,
    out: expect.stringContaining("created queue QuickFix-sns-dlq"),
  });
  const { out } = await run("doctor", "doctor", "--json");
  const findings = Report.parse(JSON.parse(out)).findings.filter(({ area }) => /Topic|Permissions/.test(area));
  expect(findings.filter(({ state }) => state !== "ok")).toEqual([]);
  expect(findings.length).toBeGreaterThan(20);
  for (const target of [SEND_ALL, ["--rate", "500"]])
    expect(await run("replay", "consumer", ...target)).toMatchObject({
      code: 0,
      out: expect.stringContaining("Finished: 1 of 1"),
    });
});

test("a command whose keys lack a right names it, and goes on once it is granted", async () => {
  const publish = rightsOf("consumer").find(({ action }) => action === "sns:Publish");
  if (!publish) throw new Error("a consumer need not publish");
  aws.gate.withhold(publish);
  const replaying = run("replay", "consumer", ...SEND_ALL);
  await vi.waitFor(() => expect(aws.gate.refused).toContain(`consumer: ${rightText(publish)}`), { timeout: 60_000 });
  aws.gate.withhold();
  const { code, out, err } = await replaying;
  expect(code).toBe(0);
  expect(out + err).toContain("These keys may not sns:Publish on arn:");
});

test("the doctor is told whose keys it has, and refuses a role that there is not", async () => {
  const { out } = await run("doctor", "doctor", "--json", "--role", "consumer");
  const { findings } = Report.parse(JSON.parse(out));
  expect(findings).toContainEqual(
    expect.objectContaining({ state: "wrong", found: "These keys may not sqs:ReceiveMessage on the queue." }),
  );
  expect(await run("doctor", "doctor", "--role", "queen")).toMatchObject({
    code: 2,
    err: 'There is no role "queen": web, consumer, doctor.\n',
  });
});
