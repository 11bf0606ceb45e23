import { join } from "node:path";
import { parseArgs } from "node:util";

const defaultPort = 27117;

export const usage = [
  "Usage: npm run embedded -- [--port N] [--data DIR] [--test-commands]   serves the folder",
  "       npm run embedded -- --check [--data DIR]                       reads all of it, and says what is wrong",
  "       npm run embedded -- --dump DUMP [--data DIR]                   writes all of it as mongodump does, also while it is served",
  "       npm run embedded -- --restore DUMP [--drop] [--data DIR]       brings back what mongodump or --dump wrote, all or nothing",
].join("\n");

/** What was asked for on the command line cannot be done. */
export class UsageError extends Error {
  override name = "UsageError" as const;
}

/** What to do, and on which folder. */
export type Task =
  | { kind: "serve"; folder: string; port: number; hasTestCommands: boolean }
  | { kind: "check"; folder: string }
  | { kind: "dump"; folder: string; target: string }
  | { kind: "restore"; folder: string; dump: string; drops: boolean };

/** @throws UsageError */
export function readTask(args: readonly string[]): Task {
  const values = parseFlags(args);
  const folder = values.data ?? join(process.env["QUICKFIX_DATA_DIR"] ?? ".data", "mongo");
  if (folder === "") throw new UsageError("--data takes a folder");
  const asked = (["check", "dump", "restore"] as const).filter((kind) => values[kind] !== undefined);
  const [kind] = asked;
  if (asked.length > 1) throw new UsageError(`--${asked.join(" and --")} are two things`);
  if (kind !== "restore" && values.drop) throw new UsageError("--drop means nothing without --restore");
  if (kind !== undefined) {
    const surplus = (["port", "test-commands"] as const).find((name) => values[name] !== undefined);
    if (surplus !== undefined) throw new UsageError(`--${surplus} means nothing beside --${kind}`);
  }
  if (kind === "check") return { kind, folder };
  if (kind === "dump") return { kind, folder, target: named("--dump", values.dump) };
  if (kind === "restore") {
    return { kind, folder, dump: named("--restore", values.restore), drops: values.drop === true };
  }
  return { kind: "serve", folder, port: readPort(values.port), hasTestCommands: values["test-commands"] === true };
}

function readPort(given: string | undefined): number {
  const port = given === undefined ? defaultPort : Number(given);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError(`--port takes a number from 0 to 65535, not "${given}"`);
}

function named(flag: string, folder: string | undefined): string {
  if (folder) return folder;
  throw new UsageError(`${flag} takes a folder`);
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
        dump: { type: "string" },
        restore: { type: "string" },
        drop: { type: "boolean" },
      },
      allowPositionals: false,
    });
    return values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
