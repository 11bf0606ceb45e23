import path from "node:path";
import { z } from "zod";
import type { AwsPlace } from "./env-aws.ts";
import { notes, text } from "./env-checks.ts";

/** Where the files that people send with their words are kept. */
export const FILE_VARIABLES = {
  FILES_DIR: z
    .string()
    .optional()
    .meta(
      notes({
        group: "Files",
        description:
          "Folder of the files that people send; the same one for every process. Unset means files in QUICKFIX_DATA_DIR.",
        example: "/data/files",
      }),
    ),
  S3_BUCKET: text(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be the name of a bucket")
    .optional()
    .meta(
      notes({
        group: "Files",
        description: "Bucket that files are kept in instead of FILES_DIR, for processes that share no disk.",
        example: "quickfix-files",
      }),
    ),
};

/** A bucket, or else a folder. */
export interface FilesEnv {
  readonly folder: string;
  readonly bucket: string | undefined;
  readonly place: AwsPlace;
}

interface FileValues {
  readonly FILES_DIR?: string | undefined;
  readonly S3_BUCKET?: string | undefined;
  readonly QUICKFIX_DATA_DIR: string;
}

export function filesEnv({ FILES_DIR, S3_BUCKET, QUICKFIX_DATA_DIR }: FileValues, place: AwsPlace): FilesEnv {
  return { folder: path.resolve(FILES_DIR ?? path.join(QUICKFIX_DATA_DIR, "files")), bucket: S3_BUCKET, place };
}
