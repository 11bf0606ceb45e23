import { hostname } from "node:os";
import { z } from "zod";
import type { Actor } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { userIdOf } from "#server/core/ids.ts";
import { wordsOfIssue } from "#server/core/saying.ts";
import { composeLetters } from "#server/operate/compose-letters.ts";
import { connectDatabase } from "#server/operate/database/connect.ts";
import type { LettersRoom } from "#server/operate/letters/room.ts";
import type { RedrivePorts } from "#server/operate/letters/run-redrive.ts";
import type { ReplayRoom } from "#server/operate/replay/room.ts";
import type { ReplayPorts } from "#server/operate/replay/run-replay.ts";
import { createSnsClient, createSqsClient } from "#server/platform/aws/clients.ts";
import { createSnsTopic } from "#server/platform/aws/sns-topic.ts";
import { createSqsQueue } from "#server/platform/aws/sqs-queue.ts";
import { troubleOf } from "#server/platform/db/trouble.ts";
import { EnvError } from "#server/platform/env.ts";
import { loadToolEnv } from "#server/platform/running-stack.ts";
import { systemTimers } from "#server/platform/timers.ts";
import { readToolSettings } from "./settings.ts";

/** Whoever can start a command with the database's address may do everything anyway. */
export const OPERATOR: Actor = { id: userIdOf("0".repeat(24)), name: "the command line", role: "admin" };

/** Nothing was done, or not all of it worked. */
export const NOT_DONE = 1;
const CANNOT = 2;

/** The command line does not make sense. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export interface CommandParts {
  readonly deps: LettersRoom & ReplayRoom;
  readonly runner: RedrivePorts & ReplayPorts;
  /** Aborts with Ctrl-C. */
  readonly signal: AbortSignal;
}

/**
 * Runs a command with the same parts as a consumer and resolves to its exit code: its own, 1 for a refusal, 2 when it was
 * called wrongly or cannot reach what it needs. Each comes with a sentence.
 */
export async function runCommand(run: (parts: () => Promise<CommandParts>) => Promise<number>): Promise<number> {
  const closers: (() => unknown)[] = [];
  try {
    return await run(() => connect(closers));
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    return error instanceof DomainError ? NOT_DONE : CANNOT;
  } finally {
    for (const close of closers.toReversed()) await close();
  }
}

async function connect(closers: (() => unknown)[]): Promise<CommandParts> {
  loadToolEnv();
  const settings = readToolSettings(process.env);
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);
  const onRetry = (error: unknown) => {
    // A person waits in front of it: better to say so than to wait with them.
    const { found, fix } = troubleOf(error);
    throw new Error(fix === null ? found : `${found} ${fix}`, { cause: error });
  };
  const database = await connectDatabase(settings.mongodbUri, { onRetry });
  closers.push(() => database.close());
  const [sns, sqs] = [createSnsClient(settings), createSqsClient(settings)];
  closers.push(
    () => sns.destroy(),
    () => sqs.destroy(),
  );
  const deps = composeLetters(database);
  const runner = {
    ...deps,
    queue: createSqsQueue({ sqs, queueUrl: settings.queueUrl }),
    topic: createSnsTopic({ sns, topicArn: settings.topicArn }),
    timers: systemTimers,
    worker: `${hostname()}:${process.pid}`,
  };
  return { deps, runner, signal: stopping.signal };
}

function sentenceOf(error: unknown): string {
  if (error instanceof z.ZodError) return `${error.issues.map(wordsOfIssue).join("\n")}\n${HINT}`;
  if (error instanceof UsageError || isArgumentError(error)) return `${error.message}\n${HINT}`;
  if (error instanceof DomainError || error instanceof EnvError) return error.message;
  return error instanceof Error ? error.message : String(error);
}

const HINT = "Run it with --help to see how it is used.";

/** What node:util's parseArgs throws. */
function isArgumentError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

/** Prints a line whenever it says something new. */
export function createNarrator(): (line: string) => void {
  let last = "";
  return (line) => {
    if (line !== last) process.stdout.write(`${line}\n`);
    last = line;
  };
}

/** Prints, and passes the exit code on. */
export function say(text: string, code = 0): number {
  process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
  return code;
}
