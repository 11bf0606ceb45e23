import { tmpdir } from "node:os";
import path from "node:path";
import type { FilesEnv } from "../env-files.ts";
import { createDiskFileStore } from "./disk-file-store.ts";
import { createOrAway, type FileStore } from "./file-store.ts";
import type { HasKept } from "./folder-mark.ts";

interface Reports {
  /** Hears what kept a file from being kept, shown or taken away; whoever asked is told in words. */
  readonly onAway: (cause: unknown) => void;
  readonly hasKept: HasKept;
}

/** The place of files that the environment names: a folder, or a bucket. */
export function openFileStore({ bucket, folder, place }: FilesEnv, { onAway, hasKept }: Reports): FileStore {
  const orAway = createOrAway(onAway);
  if (bucket === undefined) return createDiskFileStore(folder, orAway, hasKept);
  const scratch = path.join(tmpdir(), "quickfix-uploads");
  let store: Promise<FileStore> | undefined;
  // The client of S3 is large, and most desks have none.
  const load = () =>
    (store ??= import("../aws/s3-file-store.ts").then((s3) =>
      s3.createS3FileStore({ bucket, scratch, place, orAway }),
    ));
  return {
    scratch,
    orAway,
    put: async (...args) => (await load()).put(...args),
    open: async (...args) => (await load()).open(...args),
    remove: async (...args) => (await load()).remove(...args),
    [Symbol.dispose]: () => void store?.then((opened) => opened[Symbol.dispose]()),
  };
}
