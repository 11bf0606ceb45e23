import { join } from "node:path";
import { parseArgs } from "node:util";
import { FolderInUse } from "./lock.ts";
import { type RunningServer, serve } from "./serve.ts";

const defaultPort = 27117;
const usage = "Usage: npm run embedded -- [--port N] [--data DIR] [--test-commands]";

/** What was asked for on the command line cannot be done. */
class UsageError extends Error {
  override name = "UsageError" as const;
}

interface Options {
  port: number;
  folder: string;
  hasTestCommands: boolean;
}

function readOptions(): Options {
  const { values } = parseFlags();
  const port = values.port === undefined ? defaultPort : Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`--port takes a number from 0 to 65535, not "${values.port}"`);
  }
  const folder = values.data ?? join(process.env["QUICKFIX_DATA_DIR"] ?? ".data", "mongo");
  if (folder === "") throw new UsageError("--data takes a folder");
  return { port, folder, hasTestCommands: values["test-commands"] === true };
}

function parseFlags() {
  try {
    return parseArgs({
      options: { port: { type: "string" }, data: { type: "string" }, "test-commands": { type: "boolean" } },
      allowPositionals: false,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function fail(message: string, exitCode: number): void {
  console.error(message);
  process.exitCode = exitCode;
}

function explain(error: unknown, port: number): string {
  if (error instanceof FolderInUse) return error.message;
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    return `Port ${port} is taken; choose another with --port, or 0 for any free one.`;
  }
  return error instanceof Error ? error.message : String(error);
}

/** Stops on the first signal; the process ends by itself once nothing is open. */
function stopOnSignal(server: RunningServer): void {
  const stop = () => {
    void server.stop().catch((error: unknown) => fail(explain(error, server.port), 1));
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

async function main(): Promise<void> {
  let options: Options;
  try {
    options = readOptions();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    fail(`${error.message}\n${usage}`, 2);
    return;
  }
  // Documents are for whoever started it, and for nobody else on the machine.
  process.umask(0o077);
  try {
    const server = await serve({ ...options, reportFault: (error) => console.error(error) });
    stopOnSignal(server);
    console.log(server.uri);
  } catch (error) {
    fail(explain(error, options.port), 1);
  }
}

await main();
