import { locationError, type MongoError } from "../errors.ts";

/** The refusal of a pattern that is malformed or that JavaScript cannot express. */
export function invalidRegex(reason: string): MongoError {
  return locationError(51091, `Regular expression is invalid: ${reason}`);
}

/** A character that stands for itself in a JavaScript pattern with the `u` flag, inside a class or outside. */
export function escapeLiteral(char: string): string {
  return /[\^$\\.*+?()[\]{}|/-]/.test(char) ? `\\u{${char.charCodeAt(0).toString(16)}}` : char;
}
