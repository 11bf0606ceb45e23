import { type Doc, isDocument } from "../../bson/document.ts";
import { typeOf } from "../../bson/types.ts";
import { locationError, type MongoError } from "../../errors.ts";
import type { Compile, Evaluate, OperatorCompiler, Variables } from "../evaluate.ts";

export function isNullish(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** The type's name as MongoDB's messages give it. */
export function typeName(value: unknown): string {
  return typeOf(value).name;
}

/** An operator on exactly one value. */
export function unary(apply: (value: unknown, name: string, vars: Variables) => unknown): OperatorCompiler {
  return (argument, compile, name) => {
    const [evaluate = missing] = operands(argument, compile, name, 1, 1);
    return (doc, vars) => apply(evaluate(doc, vars), name, vars);
  };
}

/** An operator on exactly two values. */
export function binary(apply: (a: unknown, b: unknown, name: string, vars: Variables) => unknown): OperatorCompiler {
  return (argument, compile, name) => {
    const [first = missing, second = missing] = operands(argument, compile, name, 2, 2);
    return (doc, vars) => apply(first(doc, vars), second(doc, vars), name, vars);
  };
}

/** An operator on as many values as the bounds allow. */
export function ranged(
  least: number,
  most: number,
  apply: (values: unknown[], name: string, vars: Variables) => unknown,
): OperatorCompiler {
  return (argument, compile, name) => {
    const evaluated = operands(argument, compile, name, least, most);
    return (doc, vars) =>
      apply(
        evaluated.map((evaluate) => evaluate(doc, vars)),
        name,
        vars,
      );
  };
}

/** Reads the operands of one use of an operator one by one; how many there are is known. */
export interface Operands {
  readonly count: number;
  at(position: number): unknown;
}

/** As `ranged`, for operators that look at their later operands only when the first ones ask for it. */
export function rangedLazily(
  least: number,
  most: number,
  apply: (given: Operands, name: string, vars: Variables) => unknown,
): OperatorCompiler {
  return (argument, compile, name) => {
    const evaluated = operands(argument, compile, name, least, most);
    return (doc, vars) =>
      apply({ count: evaluated.length, at: (position) => evaluated[position]?.(doc, vars) }, name, vars);
  };
}

/** An operator on any number of values. */
export function variadic(apply: (values: unknown[], name: string, vars: Variables) => unknown): OperatorCompiler {
  return ranged(0, Number.POSITIVE_INFINITY, apply);
}

/**
 * An operator on any number of values that looks at them in turn, and is null as soon as one is null or missing:
 * what comes before such a value is refused, what comes behind it is never looked at.
 */
export function inTurn(apply: (values: Iterable<unknown>, name: string) => unknown): OperatorCompiler {
  return (argument, compile, name) => {
    const evaluated = operands(argument, compile, name, 0, Number.POSITIVE_INFINITY);
    return (doc, vars) => {
      let isNull = false;
      function* values(): Iterable<unknown> {
        for (const evaluate of evaluated) {
          const value = evaluate(doc, vars);
          isNull = isNullish(value);
          if (isNull) return;
          yield value;
        }
      }
      const result = apply(values(), name);
      return isNull ? null : result;
    };
  };
}

const missing: Evaluate = () => undefined;

/** Compiles an operator's operands; one that stands alone needs no array. */
export function operands(
  argument: unknown,
  compile: Compile,
  name: string,
  least: number,
  most: number,
): readonly Evaluate[] {
  const list: readonly unknown[] = Array.isArray(argument) ? argument : [argument];
  if (list.length < least || list.length > most) throw wrongCount(name, least, most, list.length);
  return list.map(compile);
}

function wrongCount(name: string, least: number, most: number, given: number): MongoError {
  if (least === most) {
    const noun = least === 1 ? "argument" : "arguments";
    return locationError(16020, `Expression ${name} takes exactly ${least} ${noun}. ${given} were passed in.`);
  }
  return locationError(
    28667,
    `Expression ${name} takes at least ${least} arguments, and at most ${most}, but ${given} were passed in.`,
  );
}

/** Whether an argument that was given is null or missing, which makes most results null; one not given has its default. */
export function isAnyNull(values: Readonly<Record<string, unknown>>, ...fields: string[]): boolean {
  return fields.some((field) => Object.hasOwn(values, field) && isNullish(values[field]));
}

/** What an operator with named arguments says about itself. */
interface NamedArguments {
  required: readonly string[];
  optional?: readonly string[];
  /** MongoDB's codes for an argument that is no object, an unknown name and a missing one. */
  codes: readonly [notObject: number, unknown: number, missing: number];
}

/**
 * An operator with named arguments, evaluated all of them before `apply` sees them.
 * An optional argument that was not given is `undefined`, and so is one whose value is missing.
 */
export function named(
  expected: NamedArguments,
  apply: (values: Readonly<Record<string, unknown>>, name: string, vars: Variables) => unknown,
): OperatorCompiler {
  return namedWith(
    expected,
    () => undefined,
    (values, _own, name, vars) => apply(values, name, vars),
  );
}

/** The same with something that each use of the operator has to itself, such as what it has worked out already. */
export function namedWith<Own>(
  { required, optional = [], codes }: NamedArguments,
  createOwn: () => Own,
  apply: (values: Readonly<Record<string, unknown>>, own: Own, name: string, vars: Variables) => unknown,
): OperatorCompiler {
  return (argument, compile, name) => {
    const own = createOwn();
    const fields = namedFields(argument, name, { required, optional, codes });
    const compiled = Object.entries(fields).map(([field, value]): [string, Evaluate] => [field, compile(value)]);
    return (doc, vars) => {
      const values: Record<string, unknown> = {};
      for (const [field, evaluate] of compiled) values[field] = evaluate(doc, vars);
      return apply(values, own, name, vars);
    };
  };
}

/** Checks the names of an operator's arguments and hands them back as written. */
export function namedFields(argument: unknown, name: string, { required, optional = [], codes }: NamedArguments): Doc {
  if (!isDocument(argument)) {
    throw locationError(codes[0], `${name} only supports an object as its argument, not ${typeName(argument)}`);
  }
  const unknown = Object.keys(argument).find((field) => !required.includes(field) && !optional.includes(field));
  if (unknown !== undefined) throw locationError(codes[1], `Unrecognized argument to ${name}: ${unknown}`);
  const absent = required.find((field) => !Object.hasOwn(argument, field));
  if (absent !== undefined) throw locationError(codes[2], `Missing '${absent}' parameter to ${name}`);
  return argument;
}
