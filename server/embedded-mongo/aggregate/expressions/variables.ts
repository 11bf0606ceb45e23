import { type Doc, isDocument } from "../../bson/document.ts";
import { failedToParse, locationError } from "../../errors.ts";
import type { Evaluate, OperatorTable } from "../evaluate.ts";
import { namedFields } from "./define.ts";

export const variableOperators: OperatorTable = {
  $literal: (argument) => () => argument,
  $const: (argument) => () => argument,
  $expr: (argument, compile) => compile(argument),
  $let: (argument, compile, name) => {
    const fields = namedFields(argument, name, { required: ["vars", "in"], codes: [16874, 16875, 16876] });
    const { vars: definitions } = fields;
    if (!isDocument(definitions)) throw locationError(10065, "invalid parameter: expected an object (vars)");
    const compiled = Object.entries(definitions).map(([variable, value]): [string, Evaluate] => {
      checkVariableName(variable);
      return [variable, compile(value)];
    });
    const inside = compile(fields["in"]);
    return (doc, vars) => {
      const inner: Doc = { ...vars };
      for (const [variable, evaluate] of compiled) inner[variable] = evaluate(doc, vars);
      return inside(doc, inner);
    };
  },
};

/** @throws MongoError 9 for a name that users may not define. */
export function checkVariableName(name: string): void {
  if (name === "CURRENT" || /^(?:[a-z]|[^\0-\x7f])(?:\w|[^\0-\x7f])*$/u.test(name)) return;
  throw failedToParse(`'${name}' starts with an invalid character for a user variable name`);
}
