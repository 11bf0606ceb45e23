import { join } from "node:path";
import { parseArgs } from "node:util";

const defaultPort = 27117;

export const usage = [
  "Usage: npm run embedded -- [--port N] [--data DIR] [--test-commands]   serves the folder",
  "       npm run embedded -- --check [--data DIR]                       reads all of it, and says what is wrong",
].join("\n");

/** What was asked for on the command line cannot be done. */
export class UsageError extends Error {
  override name = "UsageError" as const;
}

/** What to do, and on which folder. */
export type Task =
  | { kind: "serve"; folder: string; port: number; hasTestCommands: boolean }
  | { kind: "check"; folder: string };

/** @throws UsageError */
export function readTask(args: readonly string[]): Task {
  const values = parseFlags(args);
  const folder = values.data ?? join(process.env["QUICKFIX_DATA_DIR"] ?? ".data", "mongo");
  if (folder === "") throw new UsageError("--data takes a folder");
  if (values.check) {
    refuseBeside("--check", { "--port": values.port, "--test-commands": values["test-commands"] });
    return { kind: "check", folder };
  }
  return { kind: "serve", folder, port: readPort(values.port), hasTestCommands: values["test-commands"] === true };
}

function readPort(given: string | undefined): number {
  const port = given === undefined ? defaultPort : Number(given);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError(`--port takes a number from 0 to 65535, not "${given}"`);
}

function refuseBeside(flag: string, others: Readonly<Record<string, unknown>>): void {
  const surplus = Object.keys(others).find((name) => others[name] !== undefined);
  if (surplus !== undefined) throw new UsageError(`${surplus} means nothing beside ${flag}`);
}

function parseFlags(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: "string" },
        data: { type: "string" },
        "test-commands": { type: "boolean" },
        check: { type: "boolean" },
      },
      allowPositionals: false,
    });
    return values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
