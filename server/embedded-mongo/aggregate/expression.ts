import { type Doc, fieldEntries, isDocument, setField } from "../bson/document.ts";
import { locationError, mongoError } from "../errors.ts";
import type { Evaluate, Variables } from "./evaluate.ts";
import { operators } from "./expressions/operators.ts";
import { fieldReader, parseFieldPath, valueAtPath } from "./field-path.ts";

/**
 * Compiles an aggregation expression; the result answers `undefined` for a missing value.
 * @throws MongoError 168 for an unknown operator.
 */
export function compileExpression(expression: unknown): Evaluate {
  if (typeof expression === "string") return compileString(expression);
  if (Array.isArray(expression)) return compileArray(expression);
  if (isDocument(expression)) return compileDocument(expression);
  return constant(expression);
}

function constant(value: unknown): Evaluate {
  return Object.assign(() => value, { constant: { value } });
}

function compileString(text: string): Evaluate {
  if (text.startsWith("$$")) return compileVariable(text.slice(2));
  if (!text.startsWith("$")) return constant(text);
  if (text === "$") throw locationError(16872, "'$' by itself is not a valid FieldPath");
  const read = fieldReader(parseFieldPath(text.slice(1)));
  return (doc, vars) => {
    const current = vars["CURRENT"];
    if (current === undefined) return read(doc);
    return isDocument(current) ? read(current) : undefined;
  };
}

function compileVariable(path: string): Evaluate {
  if (path === "") throw mongoError(9, "empty variable names are not allowed");
  const [name = "", ...rest] = parseFieldPath(path);
  if (!/^(?:[a-z]|[^\0-\x7f]|ROOT$|CURRENT$|REMOVE$|NOW$|CLUSTER_TIME$)/u.test(name)) {
    throw locationError(17276, `Use of undefined variable: ${name}`);
  }
  if (name === "REMOVE") return () => undefined;
  return (doc, vars) => {
    const value = Object.hasOwn(vars, name) ? vars[name] : systemVariable(name, doc);
    return rest.length === 0 ? value : valueAtPath(value, rest);
  };
}

function systemVariable(name: string, doc: Doc): unknown {
  if (name === "ROOT" || name === "CURRENT") return doc;
  throw locationError(17276, `Use of undefined variable: ${name}`);
}

function compileArray(items: readonly unknown[]): Evaluate {
  const compiled = items.map(compileExpression);
  const constants = compiled.flatMap((evaluate) => evaluate.constant ?? []);
  if (constants.length === compiled.length) {
    return constant(constants.map(({ value }) => value ?? null));
  }
  return (doc, vars) => compiled.map((evaluate) => evaluate(doc, vars) ?? null);
}

function compileDocument(expression: Doc): Evaluate {
  const entries = fieldEntries(expression);
  const [first] = entries;
  if (first?.[0].startsWith("$")) {
    if (entries.length > 1) {
      throw locationError(15983, "An object representing an expression must have exactly one field");
    }
    return compileOperator(first[0], first[1]);
  }
  const fields = entries.map(([name, value]): [string, Evaluate] => {
    checkFieldName(name);
    return [name, compileExpression(value)];
  });
  return (doc, vars) => evaluateFields(fields, doc, vars);
}

function evaluateFields(fields: readonly [string, Evaluate][], doc: Doc, vars: Variables): Doc {
  const result: Doc = {};
  for (const [name, evaluate] of fields) {
    const value = evaluate(doc, vars);
    if (value !== undefined) setField(result, name, value);
  }
  return result;
}

function checkFieldName(name: string): void {
  if (name.includes(".")) {
    throw locationError(16412, "FieldPath field names may not contain '.'. Consider using $getField or $setField.");
  }
  if (name.startsWith("$")) throw mongoError(168, `Unrecognized expression '${name}'`);
}

function compileOperator(name: string, argument: unknown): Evaluate {
  // Inherited names of the table are no operators.
  const compiler = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (compiler === undefined) throw mongoError(168, `Unrecognized expression '${name}'`);
  return compiler(argument, compileExpression, name);
}
