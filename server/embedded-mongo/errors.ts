import type { Doc } from "./bson/fields.ts";

/** A refusal in MongoDB's own terms: `code` and `codeName` go to the client as they are. */
export class MongoError extends Error {
  override name = "MongoError" as const;
  readonly code: number;
  readonly codeName: string;
  /** Further fields of the reply, such as `keyPattern` and `keyValue`. */
  readonly extra: Doc;

  constructor(code: number, codeName: string, message: string, extra: Doc = {}) {
    super(message);
    this.code = code;
    this.codeName = codeName;
    this.extra = extra;
  }
}

const codeNames = {
  1: "InternalError",
  2: "BadValue",
  9: "FailedToParse",
  14: "TypeMismatch",
  15: "Overflow",
  16: "InvalidLength",
  22: "InvalidBSON",
  20: "IllegalOperation",
  26: "NamespaceNotFound",
  27: "IndexNotFound",
  28: "PathNotViable",
  40: "ConflictingUpdateOperators",
  50: "MaxTimeMSExpired",
  52: "DollarPrefixedFieldName",
  53: "InvalidIdField",
  56: "EmptyFieldName",
  57: "DottedFieldName",
  66: "ImmutableField",
  72: "InvalidOptions",
  73: "InvalidNamespace",
  115: "CommandNotSupported",
  146: "ExceededMemoryLimit",
  168: "InvalidPipelineOperator",
  207: "InvalidUUID",
  238: "NotImplemented",
  241: "ConversionFailure",
  279: "ClientDisconnect",
  291: "NoQueryExecutionPlans",
  292: "QueryExceededMemoryLimitNoDiskUseAllowed",
  365: "TemporarilyUnavailable",
  10334: "BSONObjectTooLarge",
} as const;

/** An error with one of MongoDB's named codes. */
export function mongoError(code: keyof typeof codeNames, message: string, extra?: Doc): MongoError {
  return new MongoError(code, codeNames[code], message, extra);
}

/** An error whose code has no name of its own; MongoDB calls these `Location<code>`. */
export function locationError(code: number, message: string): MongoError {
  return new MongoError(code, `Location${code}`, message);
}

export const badValue = (message: string): MongoError => mongoError(2, message);
export const failedToParse = (message: string): MongoError => mongoError(9, message);
export const typeMismatch = (message: string): MongoError => mongoError(14, message);
export const pathNotViable = (message: string): MongoError => mongoError(28, message);
export const conflictingUpdate = (message: string): MongoError => mongoError(40, message);
export const maxTimeExpired = (message: string): MongoError => mongoError(50, message);
export const exceededMemoryLimit = (message: string): MongoError => mongoError(146, message);
export const immutableField = (message: string): MongoError => mongoError(66, message);
export const invalidOptions = (message: string): MongoError => mongoError(72, message);
export const notImplemented = (message: string): MongoError => mongoError(238, message);
export const conversionFailure = (message: string): MongoError => mongoError(241, message);
