import ts from "typescript";
import { tokensIn, tokensOf } from "./tokens.ts";

/** A stretch of the source, and what stands there instead. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What a mutant does in the place that is marked. Throws when the place has not the shape that it expects. */
export type Edit = (marked: ts.Node) => Change;

/** Makes another text of a text. */
type Rewrite = (it: string) => string;

/** The whole of it is gone. */
export const removed: Edit = (marked) => instead(marked, ts.isPropertyAssignment(marked) ? "...{}" : "");

/** Something else in its place. */
export const becomes =
  (rewrite: Rewrite): Edit =>
  (marked) =>
    instead(marked, rewrite(marked.getText()));

/** Another condition in a marked `if`. */
export const condition =
  (rewrite: Rewrite): Edit =>
  (marked) => {
    if (!ts.isIfStatement(marked)) throw new Error("an if should be marked there");
    return instead(marked.expression, rewrite(marked.expression.getText()));
  };

/** The condition is asked, and then it is as if it held. */
export const always: Edit = condition((it) => `(${it}) || true`);
export const never: Edit = condition((it) => `(${it}) && false`);

/** Another value of a marked constant, property or return. */
export const value =
  (rewrite: Rewrite): Edit =>
  (marked) => {
    const found = valueOf(marked);
    if (!found) throw new Error("a constant, a property or a return should be marked there");
    return instead(found, rewrite(found.getText()));
  };

/** A part of the marked place becomes something else. However it is broken into lines, the part has to be there once. */
export const replaced =
  (part: string, by: string): Edit =>
  (marked) => {
    const found = occurrencesOf(part, marked);
    const [only] = found;
    if (!only || found.length > 1) throw new Error(`"${part}" should be there once, and is ${found.length} times`);
    return { ...only, text: by };
  };

export const without = (part: string): Edit => replaced(part, "");

/** A statement happens before all others of its block. */
export const first: Edit = (marked) => {
  const { parent } = marked;
  const [before] = ts.isBlock(parent) ? parent.statements : [];
  if (!before || before === marked)
    throw new Error("a statement that is not the first of its block should be marked there");
  const source = marked.getSourceFile().text;
  const between = source.slice(before.getStart(), marked.getStart());
  return { from: before.getStart(), to: marked.end, text: `${marked.getText()}\n${between}` };
};

function instead(node: ts.Node, text: string): Change {
  return { from: node.getStart(), to: node.end, text };
}

function valueOf(marked: ts.Node): ts.Expression | undefined {
  if (ts.isVariableStatement(marked)) return marked.declarationList.declarations[0]?.initializer;
  if (ts.isPropertyAssignment(marked)) return marked.initializer;
  return ts.isReturnStatement(marked) ? marked.expression : undefined;
}

/** Where these tokens follow each other in the node; space between them, lines and comments do not count. */
function occurrencesOf(part: string, node: ts.Node): Pick<Change, "from" | "to">[] {
  const wanted = tokensOf(part);
  const there = tokensIn(node);
  return there.flatMap((start, index) => {
    const stretch = there.slice(index, index + wanted.length);
    const last = stretch.at(-1);
    const fits = stretch.length === wanted.length && stretch.every(({ text }, at) => text === wanted[at]?.text);
    return fits && last ? [{ from: start.from, to: last.to }] : [];
  });
}
