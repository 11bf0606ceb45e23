/**
 * The variables of an expression by name, without their dollar signs; `NOW` among them.
 * `COLLATION` is how strings compare; no expression can name it, since the names of users begin in lower case.
 */
export type Variables = Readonly<Record<string, unknown>>;

/** A compiled expression; `undefined` is a missing value. */
export interface Evaluate {
  (doc: Record<string, unknown>, vars: Variables): unknown;
  /** There when the value is known already, so that a list of such is built once and not for each document. */
  readonly constant?: { readonly value: unknown };
}

/** Compiles one operand. Operators get it handed in, because expressions contain operators and operators expressions. */
export type Compile = (expression: unknown) => Evaluate;

/** Compiles one operator from its argument as written. */
export type OperatorCompiler = (argument: unknown, compile: Compile, name: string) => Evaluate;

export type OperatorTable = Readonly<Record<string, OperatorCompiler>>;
