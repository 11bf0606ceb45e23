import path from "node:path";
import ts from "typescript";

/** What is known of a module without running it. */
export interface Module {
  /** Whether it says itself that it runs in browsers. */
  readonly isClient: boolean;
  /** Paths of what it imports, at once or later; types are nothing that runs. */
  readonly imports: readonly string[];
  /** The files of messages that it says something from. */
  readonly says: readonly string[];
  /** Those that it hands out to what it renders. */
  readonly handsOut: readonly string[];
}

/** Reads a module. Paths are those of the repository, as `app/_ui/button.tsx`. */
export function readModule(file: string, source: string): Module {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const imports: string[] = [];
  const says: string[] = [];
  const handsOut: string[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = importedBy(node);
    const found = specifier === null ? null : resolved(file, specifier);
    if (found !== null) imports.push(found);
    const namespace = saidFrom(node);
    if (namespace !== null) says.push(namespace.split(".")[0] ?? "");
    if (ts.isJsxOpeningElement(node) && node.tagName.getText() === "Messages") handsOut.push(...textsIn(node));
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { isClient: isClientModule(tree), imports, says, handsOut };
}

function isClientModule(tree: ts.SourceFile): boolean {
  const [first] = tree.statements;
  return (
    first !== undefined &&
    ts.isExpressionStatement(first) &&
    ts.isStringLiteral(first.expression) &&
    first.expression.text === "use client"
  );
}

function importedBy(node: ts.Node): string | null {
  if (ts.isImportDeclaration(node)) {
    if (node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return null;
    return textOf(node.moduleSpecifier);
  }
  if (ts.isExportDeclaration(node)) return node.isTypeOnly ? null : textOf(node.moduleSpecifier);
  const isDynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isDynamic ? textOf(node.arguments[0]) : null;
}

function textOf(node: ts.Node | undefined): string | null {
  return node && ts.isStringLiteralLike(node) ? node.text : null;
}

function resolved(from: string, specifier: string): string | null {
  if (specifier.startsWith("#app/")) return specifier.slice(1);
  return specifier.startsWith(".") ? path.posix.join(path.posix.dirname(from), specifier) : null;
}

function saidFrom(node: ts.Node): string | null {
  const isAsked = ts.isCallExpression(node) && node.expression.getText() === "useTranslations";
  return isAsked ? textOf(node.arguments[0]) : null;
}

function textsIn(node: ts.Node): string[] {
  const text = textOf(node);
  const texts: string[] = text === null ? [] : [text];
  ts.forEachChild(node, (child) => void texts.push(...textsIn(child)));
  return texts;
}
