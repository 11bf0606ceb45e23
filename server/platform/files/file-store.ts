import type { Readable } from "node:stream";
import { DomainError } from "#server/core/errors.ts";

const RETRY_SECONDS = 60;

/**
 * Where the contents of files are kept, each under a name that we made. What it throws is a refusal in words while the place
 * itself is away, so that nothing but files waits for it.
 */
export interface FileStore extends Disposable {
  /** A folder of this machine where uploads lie until they have been looked at. */
  readonly scratch: string;
  readonly orAway: OrAway;
  /** Keeps what lies in the file at this path, for good once it resolves. Doing it again replaces it by the same. */
  put(key: string, path: string): Promise<void>;
  /**
   * What is kept under a name, piece by piece as it is taken; null when nothing is. It holds a file or a socket open until it was
   * read to its end or is destroyed.
   */
  open(key: string): Promise<Readable | null>;
  /** Takes it away; harmless where there is nothing. */
  remove(key: string): Promise<void>;
}

/** Does this where files are. @throws DomainError `service.unavailable` in words where it fails; what failed, operators hear. */
export type OrAway = <Value>(work: () => Promise<Value>) => Promise<Value>;

export function createOrAway(onAway: (cause: unknown) => void): OrAway {
  return async (work) => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof DomainError) throw error;
      onAway(error);
      throw filesAway(error);
    }
  };
}

/** The refusal of everybody who needs the place of files while it is away. */
export function filesAway(cause: unknown): DomainError {
  return new DomainError(
    "service.unavailable",
    { key: "refusals.file.away" },
    { retryAfterSeconds: RETRY_SECONDS },
    { cause },
  );
}

/** Whether this is that refusal: what was asked for can be done later. */
export function isAway(error: unknown): boolean {
  return error instanceof DomainError && error.code === "service.unavailable";
}

const nowhere = () =>
  createOrAway(() => {})(() => Promise.reject(new Error("this process was given no place for files")));

/** For processes that have nothing to do with files. */
export const NO_FILES: FileStore = {
  scratch: "",
  orAway: nowhere,
  put: nowhere,
  open: nowhere,
  remove: nowhere,
  [Symbol.dispose]() {},
};
