import { loadDotenv } from "#server/platform/dotenv.ts";
import { keepNightlyCopies } from "../copies/nightly.ts";
import { FolderInUseError } from "../process/folder-lock.ts";
import { offerFirstAdmin } from "./first-admin.ts";
import { ensureBuild } from "./next-build.ts";
import { printLine } from "./output.ts";
import { PortsTakenError } from "./ports.ts";
import { type Stack, startStack } from "./stack.ts";
import { warmFirstPages, warmOtherPages } from "./warm-up.ts";
import { welcome } from "./welcome.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** npm passes Ctrl-C on to a process that the terminal has already told; only a later one is a second wish. */
const SAME_WISH_MS = 500;

/** `npm run dev` and `npm run local`: starts everything, says where it is, and stops everything on the first Ctrl-C. */
export async function launch({ isProduction }: { isProduction: boolean }): Promise<void> {
  loadDotenv();
  const giveUp = new AbortController();
  const asked = new Promise<void>((resolve) => {
    let firstAt: number | undefined;
    const onSignal = () => {
      if (firstAt !== undefined && performance.now() - firstAt > SAME_WISH_MS) process.exit(1);
      firstAt ??= performance.now();
      giveUp.abort();
      resolve();
    };
    for (const signal of SIGNALS) process.on(signal, onSignal);
  });

  const stack = await start(isProduction, giveUp.signal).catch((error: unknown) => {
    console.error(giveUp.signal.aborted ? "\nStopped." : `\nQuickFix could not start. ${explain(error)}`);
    process.exit(giveUp.signal.aborted ? 0 : 1);
  });
  // A database of one's own has copies of its own.
  const hasCopies = isProduction && !process.env.MONGODB_URI;
  const copies = hasCopies ? keepNightlyCopies({ env: stack.env, onLine: (line) => printLine("copies", line) }) : null;
  await asked;
  console.log("\nStopping…");
  await copies?.[Symbol.asyncDispose]();
  await stack.stop();
  console.log("Stopped.");
  process.exit(0);
}

async function start(isProduction: boolean, signal: AbortSignal): Promise<Stack> {
  // A database of one's own may be anything, so it gets no people whose password is public.
  const withDemo = !process.env.MONGODB_URI;
  const stack = await startStack({
    dataDir: process.env.QUICKFIX_DATA_DIR ?? ".data",
    ports: { web: portFrom("PORT"), realtime: portFrom("REALTIME_PORT") },
    isProduction,
    withDemo,
    signal,
    onLine: printLine,
    prepare: isProduction ? (stop) => ensureBuild((line) => printLine("build", line), stop) : undefined,
  });
  if (!isProduction) await warmFirstPages(stack.webUrl, signal);
  console.log(`\n${welcome(stack)}\n`);
  if (!stack.hasDemo) await offerFirstAdmin(stack, signal);
  if (!isProduction) void warmOtherPages(stack.webUrl, signal);
  return stack;
}

function portFrom(name: "PORT" | "REALTIME_PORT"): number | undefined {
  const value = process.env[name];
  if (value === undefined || value === "") return undefined;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${name} is not a port number: ${value}`);
  return port;
}

function explain(error: unknown): string {
  if (error instanceof FolderInUseError) {
    return `${error.message}\nStop it first, or set QUICKFIX_DATA_DIR, PORT and REALTIME_PORT for a second one.`;
  }
  if (error instanceof PortsTakenError) {
    return `${error.message}\nFor example: PORT=3100 REALTIME_PORT=3101 npm run dev`;
  }
  return error instanceof Error ? error.message : String(error);
}
