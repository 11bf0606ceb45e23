import type { Database } from "#server/platform/db/database.ts";
import type { FilesEnv } from "#server/platform/env-files.ts";
import type { FileStore } from "#server/platform/files/file-store.ts";
import { openFileStore } from "#server/platform/files/open-file-store.ts";
import type { Log } from "#server/platform/log.ts";
import { createFileRowStore } from "./store.ts";

/** The place of this desk's files, which says in the log why it cannot be reached. */
export function openContents(db: Database, env: FilesEnv, log: Pick<Log, "warn">): FileStore {
  return openFileStore(env, {
    onAway: (error) => log.warn({ err: error }, "files cannot be reached"),
    hasKept: createFileRowStore(db).hasKept,
  });
}
