import path from "node:path";
import { publicProblems } from "#server/platform/env-public.ts";
import { forgetStack, rememberStack } from "#server/platform/running-stack.ts";
import { embeddedAwsEnv } from "../aws/address.ts";
import { BEFORE_RESTORE, isCutRestore } from "../copies/places.ts";
import { closeToOthers } from "../process/close-to-others.ts";
import { lockFolder } from "../process/folder-lock.ts";
import type { Env } from "../process/process-env.ts";
import { type SupervisedChild, superviseChild } from "./child.ts";
import { openExperiments } from "./experiments.ts";
import { rememberChildren, waitForPreviousRun } from "./previous-run.ts";
import { type Reach, reachOf } from "./reach.ts";
import { runOnce } from "./run-once.ts";
import { awsService, consumerService, databaseService, ROOT, type Service, webService } from "./services.ts";
import { choosePorts, type Ports, stackEnv } from "./stack-env.ts";

/** What a stack keeps in its folder. */
const OURS = new Set(["secret", "vapid.json", "launch", "mongo", "aws", "copies"]);

export interface StackOptions {
  /** Where the embedded parts keep their files. */
  readonly dataDir: string;
  /** 0 picks a free port; unset are the usual ones. */
  readonly ports?: Partial<Ports>;
  /** Runs `next start` on an existing build instead of `next dev`. */
  readonly isProduction: boolean;
  /** Fills an empty database with the demo data, unless strangers can reach it. */
  readonly withDemo: boolean;
  /** What the processes inherit. A database or queue named in it is used in place of the embedded one. */
  readonly env?: Env;
  readonly onLine: (source: string, line: string) => void;
  /** Runs before anything starts, once it is certain that no other stack uses the folder and the ports are free. */
  readonly prepare?: (signal: AbortSignal) => Promise<void>;
  /** Gives up starting when aborted; a stack that runs is stopped by `stop`. */
  readonly signal?: AbortSignal;
}

export interface Stack extends AsyncDisposable {
  readonly webUrl: string;
  readonly realtimeUrl: string;
  /** What the web application and the consumer were started with. */
  readonly env: Env;
  /** Who can come to it, and whether the demo's people are there. */
  readonly reach: Reach;
  readonly hasDemo: boolean;
  /** By name: db, aws, web, consumer; database and queue only when they are embedded. */
  readonly children: ReadonlyMap<string, SupervisedChild<unknown>>;
  /** Stops web and consumer first, then what they need. */
  stop(): Promise<void>;
}

/**
 * Starts database, queue, demo data, web application and consumer, and keeps each of them running.
 * Resolves when web and consumer answer. What has started is stopped again when a part fails.
 * Nothing that is for demos and tests is there where strangers can come.
 * @throws FolderInUseError, PortsTakenError, or an Error with what the failing part printed.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { isProduction, onLine, env: inherited = process.env } = options;
  const problems = publicProblems(inherited);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const reach = reachOf(inherited);
  const hasDemo = options.withDemo && reach !== "public";
  const dataDir = path.resolve(options.dataDir);
  closeToOthers(dataDir, (name) => OURS.has(name) || name.startsWith(BEFORE_RESTORE));
  closeToOthers(path.join(dataDir, "launch"), () => true);
  const lock = lockFolder(path.join(dataDir, "launch"), "another QuickFix stack");
  if (isCutRestore(dataDir)) {
    lock.release();
    throw new Error(
      `A restore of ${dataDir} was cut off in the middle. Run \`npm run copies -- --restore newest\` again; what was there before lies in ${dataDir}, in a folder that begins with ${BEFORE_RESTORE}.`,
    );
  }
  const failed = new AbortController();
  const signal = AbortSignal.any([failed.signal, ...(options.signal ? [options.signal] : [])]);
  const children = new Map<string, SupervisedChild<unknown>>();
  const pids = new Map<string, number>();

  const start = async <Ready>(service: Service<Ready>): Promise<Ready> => {
    const child = await superviseChild({
      ...service,
      signal,
      onLine: (line) => onLine(service.name, line),
      onStart: (pid) => rememberChildren(dataDir, pids.set(service.name, pid).values()),
    });
    children.set(service.name, child);
    return child.ready;
  };
  const together = async <Result>(...parts: Promise<Result>[]): Promise<Result[]> => {
    try {
      return await Promise.all(parts);
    } catch (error) {
      failed.abort();
      await Promise.allSettled(parts);
      throw error;
    }
  };
  let experiments: AsyncDisposable | undefined;
  const stop = async () => {
    await experiments?.[Symbol.asyncDispose]();
    await Promise.all([children.get("web")?.stop(), children.get("consumer")?.stop()]);
    await Promise.all([children.get("aws")?.stop(), children.get("db")?.stop()]);
    forgetStack(dataDir);
    lock.release();
  };

  try {
    await waitForPreviousRun(dataDir);
    const ports = await choosePorts(options.ports ?? {});
    await options.prepare?.(signal);
    const [database, queue] = await together(
      inherited.MONGODB_URI
        ? Promise.resolve({})
        : start(databaseService(inherited, { port: ports.mongo, dataDir })).then((MONGODB_URI) => ({ MONGODB_URI })),
      inherited.SNS_TOPIC_ARN || inherited.SQS_QUEUE_URL
        ? Promise.resolve({})
        : start(awsService(inherited, { port: ports.aws, dataDir })).then(embeddedAwsEnv),
    );
    const mode = isProduction ? "local" : "dev";
    const env = { ...(await stackEnv({ inherited, dataDir, ports, mode })), ...database, ...queue };
    const demo = hasDemo ? fillDemo(env, onLine, signal) : Promise.resolve();
    const opened = await openExperiments({ children, env, dataDir, reach, onLine });
    experiments = opened;
    await together(
      start(webService({ ...env, ...opened.env }, { port: ports.web, isProduction, isOpen: reach !== "machine" })),
      demo.then(() => start(consumerService(env, { port: ports.realtime }))),
    );
    rememberStack(dataDir, env);
    const webUrl = `http://localhost:${ports.web}`;
    const realtimeUrl = `http://localhost:${ports.realtime}`;
    return { webUrl, realtimeUrl, env, reach, hasDemo, children, stop, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function fillDemo(env: Env, onLine: StackOptions["onLine"], signal: AbortSignal): Promise<void> {
  return runOnce({
    name: "The demo data",
    args: [path.join(ROOT, "server/local/demo/main.ts"), "--if-empty"],
    env,
    onLine: (line) => onLine("demo", line),
    signal,
  });
}
