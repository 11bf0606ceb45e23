import { type Doc, fieldEntries, getField, isDocument, removeField, setField } from "../../bson/document.ts";
import { locationError } from "../../errors.ts";
import type { Compile, OperatorTable } from "../evaluate.ts";
import { isNullish, namedFields, typeName, unary } from "./define.ts";

export const objectOperators: OperatorTable = {
  $getField: (argument, compile, name) => {
    const isShort = typeof argument === "string" || (isDocument(argument) && Object.keys(argument)[0]?.startsWith("$"));
    const fields = isShort
      ? { field: argument, input: "$$CURRENT" }
      : namedFields(argument, name, { required: ["field", "input"], codes: [3041700, 3041701, 3041702] });
    const field = compileFieldName(fields["field"], compile, 3041704, name);
    const input = compile(fields["input"]);
    return (doc, vars) => {
      const value = input(doc, vars);
      if (isNullish(value)) return value;
      return isDocument(value) ? getField(value, field(doc, vars)) : undefined;
    };
  },
  $setField: (argument, compile, name) => {
    const fields = namedFields(argument, name, {
      required: ["field", "input", "value"],
      codes: [4161100, 4161101, 4161102],
    });
    const field = compileFieldName(fields["field"], compile, 4161107, name);
    const input = compile(fields["input"]);
    const value = compile(fields["value"]);
    return (doc, vars) => withField(input(doc, vars), field(doc, vars), () => value(doc, vars));
  },
  $unsetField: (argument, compile, name) => {
    const fields = namedFields(argument, name, { required: ["field", "input"], codes: [4161100, 4161101, 4161102] });
    const field = compileFieldName(fields["field"], compile, 4161107, name);
    const input = compile(fields["input"]);
    return (doc, vars) => withField(input(doc, vars), field(doc, vars), () => undefined);
  },
  $objectToArray: unary((value) => {
    if (isNullish(value)) return null;
    if (!isDocument(value)) {
      throw locationError(40390, `$objectToArray requires a document input, found: ${typeName(value)}`);
    }
    return fieldEntries(value).map(([k, v]) => ({ k, v }));
  }),
  $arrayToObject: unary((value) => {
    if (isNullish(value)) return null;
    if (!Array.isArray(value)) {
      throw locationError(40386, `$arrayToObject requires an array input, found: ${typeName(value)}`);
    }
    const result: Doc = {};
    for (const entry of value) {
      const [key, inner] = entryOf(entry);
      setField(result, key, inner);
    }
    return result;
  }),
};

function compileFieldName(
  expression: unknown,
  compile: Compile,
  code: number,
  name: string,
): (doc: Doc, vars: Doc) => string {
  const evaluate = compile(expression);
  return (doc, vars) => {
    const field = evaluate(doc, vars);
    if (typeof field === "string") return field;
    throw locationError(code, `${name} requires 'field' to evaluate to type String, but got ${typeName(field)}`);
  };
}

/** The value is worked out only for a document that takes it. */
function withField(input: unknown, field: string, evaluate: () => unknown): unknown {
  if (isNullish(input)) return null;
  if (!isDocument(input)) throw locationError(4161105, `$setField requires 'input' to evaluate to type Object`);
  const result = { ...input };
  const value = evaluate();
  if (value === undefined) removeField(result, field);
  else setField(result, field, value);
  return result;
}

function entryOf(entry: unknown): [string, unknown] {
  if (Array.isArray(entry)) {
    if (entry.length !== 2) throw locationError(40397, "$arrayToObject requires an array of size 2 arrays");
    return [keyFor(entry[0], 40395), entry[1]];
  }
  if (!isDocument(entry)) {
    throw locationError(40398, `Unrecognised input type format for $arrayToObject: ${typeName(entry)}`);
  }
  const { k, v } = entry;
  if (Object.keys(entry).length !== 2 || !Object.hasOwn(entry, "k") || !Object.hasOwn(entry, "v")) {
    throw locationError(40392, "$arrayToObject requires an object keys of 'k' and 'v'");
  }
  return [keyFor(k, 40394), v];
}

function keyFor(key: unknown, code: number): string {
  if (typeof key !== "string") {
    throw locationError(code, `$arrayToObject requires keys of type string, found: ${typeName(key)}`);
  }
  if (key.includes("\0")) throw locationError(4940400, "Key field cannot contain an embedded null byte");
  return key;
}
