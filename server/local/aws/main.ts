import path from "node:path";
import { parseArgs } from "node:util";
import { createSnsClient, createSqsClient } from "#server/platform/aws/clients.ts";
import { ensureTopology } from "#server/platform/aws/ensure-topology.ts";
import { DOOR_VARIABLES } from "#server/platform/env-doors.ts";
import { closeToOthers } from "../process/close-to-others.ts";
import { FolderInUseError, lockFolder } from "../process/folder-lock.ts";
import { EMBEDDED_CREDENTIALS, EMBEDDED_REGION, READY_PREFIX, type ReadyAws } from "./address.ts";
import { startAwsEngine } from "./engine.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4566" },
    host: { type: "string", default: "127.0.0.1" },
    data: { type: "string", default: path.join(process.env.QUICKFIX_DATA_DIR ?? ".data", "aws") },
  },
});

try {
  await run(values.data, Number(values.port), values.host);
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}

async function run(folder: string, port: number, host: string): Promise<void> {
  // What people wrote to the desk passes through these files.
  process.umask(0o077);
  closeToOthers(folder, (name) => /^(fauxqs|lock)[.]/.test(name));
  const lock = lockFolder(folder, "the embedded SNS/SQS");
  const names = DOOR_VARIABLES.ALLOWED_HOSTS.parse(process.env.ALLOWED_HOSTS || undefined) ?? [];
  const engine = await startAwsEngine({ folder, port, host, names });
  const stop = async () => {
    await engine.close();
    lock.release();
    process.exit(0);
  };
  process.once("SIGTERM", () => void stop());
  process.once("SIGINT", () => void stop());

  const endpoint = `http://127.0.0.1:${engine.port}`;
  const client = { region: EMBEDDED_REGION, endpoint, credentials: EMBEDDED_CREDENTIALS };
  const [sns, sqs] = [createSnsClient(client), createSqsClient(client)];
  const { topicArn, queue, deadLetters, changes } = await ensureTopology({ sns, sqs, endpoint });
  sns.destroy();
  sqs.destroy();
  for (const change of changes) console.log(change);
  const ready: ReadyAws = { endpoint, topicArn, queueUrl: queue.url, dlqUrl: deadLetters.url };
  console.log(`${READY_PREFIX}${JSON.stringify(ready)}`);
}

function explain(error: unknown): string {
  if (error instanceof FolderInUseError) return `${error.message} Stop it first, or give another folder with --data.`;
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    return `Port ${values.port} is already in use. Give another one with --port (0 picks a free one).`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
