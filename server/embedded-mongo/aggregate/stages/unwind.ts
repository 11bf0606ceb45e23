import { Long } from "bson";
import { type Doc, getField, isDocument, removeField, setField } from "../../bson/document.ts";
import { locationError } from "../../errors.ts";
import { checkForInterrupt } from "../../interrupt.ts";
import { parseFieldPath } from "../field-path.ts";
import type { StageCompiler } from "../stage.ts";

interface Unwind {
  path: string[];
  indexField: string[] | null;
  keepsEmpty: boolean;
}

export const compileUnwind: StageCompiler = (spec) => {
  const unwind = parseUnwind(spec);
  return function* (docs) {
    for (const doc of docs) yield* unwindOne(doc, unwind);
  };
};

function* unwindOne(doc: Doc, { path, indexField, keepsEmpty }: Unwind): Iterable<Doc> {
  const value = readPlain(doc, path);
  const withIndex = (result: Doc, index: Long | null): Doc =>
    indexField === null ? result : replaceAt(result, indexField, index);
  if (!Array.isArray(value)) {
    if (value !== null && value !== undefined) yield withIndex(doc, null);
    else if (keepsEmpty) yield withIndex(doc, null);
  } else if (value.length === 0) {
    if (keepsEmpty) yield withIndex(replaceAt(doc, path, undefined), null);
  } else {
    for (const [index, element] of value.entries()) {
      checkForInterrupt();
      yield withIndex(replaceAt(doc, path, element), Long.fromNumber(index));
    }
  }
}

/** Only documents are walked: an array on the way has no field to unwind. */
function readPlain(doc: Doc, path: readonly string[]): unknown {
  let value: unknown = doc;
  for (const part of path) value = isDocument(value) ? getField(value, part) : undefined;
  return value;
}

function replaceAt(doc: Doc, [name = "", ...rest]: readonly string[], value: unknown): Doc {
  const result = { ...doc };
  if (rest.length > 0) {
    const child = getField(doc, name);
    setField(result, name, replaceAt(isDocument(child) ? child : {}, rest, value));
  } else if (value === undefined) {
    removeField(result, name);
  } else {
    setField(result, name, value);
  }
  return result;
}

function parseUnwind(spec: unknown): Unwind {
  if (typeof spec === "string") return { path: parsePrefixed(spec), indexField: null, keepsEmpty: false };
  if (!isDocument(spec)) {
    throw locationError(15981, "expected either a string or an object as specification for $unwind stage");
  }
  const { path, includeArrayIndex: index, preserveNullAndEmptyArrays: keepsEmpty, ...others } = spec;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw locationError(28811, `unrecognized option to $unwind stage: ${unknown}`);
  if (path === undefined) throw locationError(28812, "no path specified to $unwind stage");
  if (typeof path !== "string") throw locationError(28808, "expected a string as the path for $unwind stage");
  if (index !== undefined && (typeof index !== "string" || index === "")) {
    throw locationError(28810, "expected a non-empty string for the includeArrayIndex option to $unwind stage");
  }
  if (index?.startsWith("$")) {
    throw locationError(28822, "includeArrayIndex option to $unwind stage should not be prefixed with a '$'");
  }
  if (keepsEmpty !== undefined && typeof keepsEmpty !== "boolean") {
    throw locationError(28809, "expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage");
  }
  const indexField = index === undefined ? null : parseFieldPath(index);
  return { path: parsePrefixed(path), indexField, keepsEmpty: keepsEmpty ?? false };
}

function parsePrefixed(path: string): string[] {
  if (!path.startsWith("$"))
    throw locationError(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  return parseFieldPath(path.slice(1));
}
