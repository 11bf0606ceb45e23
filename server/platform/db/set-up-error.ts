/** Something about the set-up that no waiting mends. Its message says what it is, and what to do, in whole sentences. */
export class SetUpError extends Error {
  override readonly name = "SetUpError";
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
/**
 * BadValue, FailedToParse, CommandNotFound, CannotCreateIndex, InvalidOptions, CommandNotSupported,
 * InvalidIndexSpecificationOption, NotImplemented.
 */
const NOT_ABLE = new Set([2, 9, 59, 67, 72, 115, 197, 238]);

/** What went wrong at a start, said for whoever has to put it right; null when it may go away by itself. */
export function asSetUpError(error: unknown): SetUpError | null {
  if (error instanceof SetUpError) return error;
  const sentence = error instanceof Error ? sentenceFor(error) : null;
  return sentence === null ? null : new SetUpError(sentence, { cause: error });
}

function sentenceFor(error: Error): string | null {
  const isUnreadable = error.name === "MongoRuntimeError" && UNREADABLE.test(error.message);
  // What the driver decodes of an address without a word of its own.
  const isMalformed = error instanceof URIError;
  if (UNUSABLE.test(error.name) || isUnreadable || isMalformed)
    return `MONGODB_URI cannot be used: ${withoutDot(error.message)}.`;
  const code = ANSWER.test(error.name) && "code" in error ? error.code : null;
  if (typeof code !== "number") return null;
  const said = withoutDot(error.message);
  if (NOT_KNOWN.has(code)) {
    return `The database does not accept the user of MONGODB_URI (${said}). Correct user, password and authSource; special signs in them are percent-encoded.`;
  }
  if (code === NOT_ALLOWED) {
    return `The user of MONGODB_URI may not do what QuickFix needs (${said}). Give it the role readWrite on the database.`;
  }
  if (isIndexConflict(error)) {
    return `An index stands in the way of one that QuickFix needs (${said}). Drop it with dropIndex in mongosh, and run npm run indexes.`;
  }
  if (!NOT_ABLE.has(code)) return null;
  return `The database cannot do what QuickFix needs (${said}). README says which servers are meant.`;
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
