import { readTask, type Task, UsageError, usage } from "./command-line.ts";
import { serveWatched } from "./watched-server.ts";

/**
 * Loads what a task needs and nothing else: beside a server this thread only waits, and the engine would be in memory twice.
 * @returns the exit code
 */
async function carryOut(task: Task): Promise<number> {
  switch (task.kind) {
    case "serve":
      return serveWatched(task);
    case "check":
      return check(task.folder);
    case "dump": {
      const { writeDump } = await import("./dump/write-dump.ts");
      const { collections, documents } = writeDump(task.folder, task.target);
      console.log(`${documents} documents of ${collections} collections are in ${task.target}.`);
      return 0;
    }
    case "restore": {
      const { restoreInto } = await import("./dump/restore.ts");
      const { collections, documents, leftOut } = await restoreInto(task.folder, task.dump, task.drops);
      for (const line of leftOut) console.log(`Left out: ${line}.`);
      console.log(`${documents} documents of ${collections} collections were restored into ${task.folder}.`);
      return 0;
    }
  }
}

async function check(folder: string): Promise<number> {
  const { checkWhole } = await import("./folder/deep-check.ts");
  const { collections, documents, indexes, problems } = checkWhole(folder);
  const looked = `${documents} documents in ${collections} collections and ${indexes} indexes were read`;
  if (problems.length === 0) console.log(`${looked}: all is well.`);
  else console.error(`${looked}. Wrong:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
  return problems.length === 0 ? 0 : 1;
}

async function main(): Promise<number> {
  // Documents are for whoever started it, and for nobody else on the machine.
  process.umask(0o077);
  try {
    return await carryOut(readTask(process.argv.slice(2)));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    if (!(error instanceof UsageError)) return 1;
    console.error(usage);
    return 2;
  }
}

process.exitCode = await main();
