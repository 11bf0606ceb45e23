/** Something about the set-up that no waiting mends. Its message says what it is, and what to do, in whole sentences. */
export class SetUpError extends Error {
  override readonly name = "SetUpError";
  readonly found: string;
  /** Null where what is found says already what to do. */
  readonly fix: string | null;

  constructor(found: string, { fix = null, cause }: { readonly fix?: string | null; readonly cause?: unknown } = {}) {
    super(fix === null ? found : `${found} ${fix}`, { cause });
    this.found = found;
    this.fix = fix;
  }
}

/** The driver's own words for an address, or options in it, that it cannot use. */
const UNUSABLE = /^Mongo(Parse|InvalidArgument|MissingCredentials|MissingDependency|API|Compatibility)Error$/;

/** The same of a host or a port; the driver has no class of its own for it. */
const UNREADABLE = /^Unable to parse .* with URL$/;

const ANSWER = /^Mongo(Server|BulkWrite)Error$/;

const NOT_ALLOWED = 13;
/** IndexOptionsConflict, IndexKeySpecsConflict. */
const IN_THE_WAY = new Set<unknown>([85, 86]);
/** UserNotFound, AuthenticationFailed, and Atlas's own refusal. */
const NOT_KNOWN = new Set([11, 18, 8_000]);
/** InvalidNamespace, and DatabaseDifferCase: there is one of the same name in other capitals. */
const NOT_CALLED_SO = new Set([73, 13_297]);
/**
 * BadValue, FailedToParse, CommandNotFound, CannotCreateIndex, InvalidOptions, CommandNotSupported,
 * CommandNotSupportedOnView, InvalidIndexSpecificationOption, NotImplemented.
 */
const NOT_ABLE = new Set([2, 9, 59, 67, 72, 115, 166, 197, 238]);

/** What went wrong at a start, said for whoever has to put it right; null when it may go away by itself. */
export function asSetUpError(error: unknown): SetUpError | null {
  if (error instanceof SetUpError) return error;
  const said = error instanceof Error ? inSentences(error) : null;
  return said && new SetUpError(said.found, { fix: said.fix, cause: error });
}

function inSentences(error: Error): { readonly found: string; readonly fix: string } | null {
  const isUnreadable = error.name === "MongoRuntimeError" && UNREADABLE.test(error.message);
  const said = withoutDot(error.message);
  if (UNUSABLE.test(error.name) || isUnreadable)
    return { found: `MONGODB_URI cannot be used: ${said}.`, fix: "Correct it in .env or in the environment." };
  const code = ANSWER.test(error.name) && "code" in error ? error.code : null;
  if (typeof code !== "number") return null;
  if (NOT_KNOWN.has(code)) {
    return {
      found: `The database does not accept the user of MONGODB_URI (${said}).`,
      fix: "Correct user, password and authSource; special signs in them are percent-encoded.",
    };
  }
  if (code === NOT_ALLOWED) {
    return {
      found: `The user of MONGODB_URI may not do what QuickFix needs (${said}).`,
      fix: "Give it the role readWrite on the database.",
    };
  }
  if (isIndexConflict(error)) {
    return {
      found: `An index stands in the way of one that QuickFix needs (${said}).`,
      fix: "Drop it with dropIndex in mongosh, and run npm run indexes.",
    };
  }
  if (NOT_CALLED_SO.has(code)) {
    return {
      found: `The database cannot be called as MONGODB_URI calls it (${said}).`,
      fix: "Name it there as it is called, or another one; capitals count.",
    };
  }
  if (!NOT_ABLE.has(code)) return null;
  return {
    found: `The database cannot do what QuickFix needs (${said}).`,
    fix: "Take one of the servers that README names.",
  };
}

/** Whether an index cannot be built because of another one over the same key, or of the same name. */
export function isIndexConflict(error: unknown): error is Error {
  return error instanceof Error && ANSWER.test(error.name) && "code" in error && IN_THE_WAY.has(error.code);
}

/** For commands: prints the sentence and ends the process with 1; throws on what may go away by itself. */
export function exitOnSetUpError(error: unknown): never {
  const hopeless = asSetUpError(error);
  if (!hopeless) throw error;
  process.stderr.write(`${hopeless.message}\n`);
  return process.exit(1);
}

const withoutDot = (message: string) => message.replace(/\.$/, "");
