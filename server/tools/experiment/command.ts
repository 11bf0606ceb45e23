import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { wordsOfIssue } from "#server/core/saying.ts";
import { createExperimentClient, type ExperimentClient } from "#server/operate/experiments/experiment-client.ts";
import { isOver } from "#server/operate/experiments/plain.ts";
import { ExperimentName, type ExperimentRecord } from "#server/operate/experiments/wire.ts";
import type { ControlAddress } from "#server/platform/env.ts";
import { systemTimers } from "#server/platform/timers.ts";
import { describeList, describeVerdict, Narrator } from "./narrate.ts";

const LOOK_EVERY_MS = 500;
const ControlFile = z.object({ url: z.url(), token: z.string() });

const USAGE = `npm run experiment -- <name>    breaks the desk that runs on this machine, on purpose, and tells what came of it
npm run experiment -- --list    says what can be done
npm run experiment -- --all     does everything, one after the other`;

type Env = Readonly<Record<string, string | undefined>>;

/** Runs `npm run experiment`; the exit code is 1 when a verdict is bad, 2 when nothing could be done. */
export async function runCommand(args: string[], env: Env, print: (line: string) => void): Promise<number> {
  try {
    const { values, positionals } = readArguments(args);
    if (env["QUICKFIX_MODE"] === "production") throw new CommandError("Experiments are refused in production.");
    const client = createExperimentClient(await findLauncher(env["QUICKFIX_DATA_DIR"] ?? ".data"));
    const { experiments } = await client.desk();
    if (values.list || (positionals.length === 0 && !values.all)) {
      print(`${describeList(experiments)}\n\n${USAGE}`);
      return 0;
    }
    const names = values.all ? experiments.map(({ name }) => name) : positionals.map(parseName);
    const passed: boolean[] = [];
    for (const name of names) passed.push(await watch(client, name, print));
    return passed.every(Boolean) ? 0 : 1;
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

class CommandError extends Error {}

function readArguments(args: string[]) {
  try {
    const options = { list: { type: "boolean", default: false }, all: { type: "boolean", default: false } } as const;
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

function parseName(text: string): ExperimentName {
  const name = ExperimentName.safeParse(text);
  if (name.success) return name.data;
  throw new CommandError(
    `There is no experiment "${text}". ${name.error.issues.slice(0, 1).map(wordsOfIssue).join("")}`,
  );
}

/** The launcher leaves its address in the data folder, for the folder's owner only. */
async function findLauncher(dataDir: string): Promise<ControlAddress> {
  const file = path.join(dataDir, "launch", "control.json");
  try {
    return ControlFile.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    throw new CommandError(
      `No desk runs on ${path.resolve(dataDir)}. Start one in another terminal with npm run dev or npm run local; experiments are done to it.`,
    );
  }
}

/** Starts it and tells what happens until it is over; whether it passed. */
async function watch(client: ExperimentClient, name: ExperimentName, print: (line: string) => void): Promise<boolean> {
  const { ok, sentence } = await client.start(name);
  if (!ok) throw new CommandError(sentence);
  const narrator = new Narrator(print);
  let record: ExperimentRecord | null = null;
  do {
    await systemTimers.sleep(LOOK_EVERY_MS);
    ({ record } = await client.desk());
    if (record) narrator.tell(record);
  } while (!record || !isOver(record));
  print(describeVerdict(record));
  return record.verdict?.passed ?? false;
}
