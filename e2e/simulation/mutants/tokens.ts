import ts from "typescript";

/** A word or sign of the source. Space, lines and comments between tokens do not count. */
export interface Token {
  readonly text: string;
  readonly isName: boolean;
  readonly from: number;
  readonly to: number;
}

/** The tokens of a part of a source that was parsed. */
export function tokensIn(node: ts.Node): Token[] {
  const children = node.getChildren();
  if (children.length > 0) return children.flatMap(tokensIn);
  const text = node.getText();
  return text === "" ? [] : [{ text, isName: ts.isIdentifier(node), from: node.getStart(), to: node.end }];
}

/** The tokens of a fragment that need not be whole. */
export function tokensOf(fragment: string): Token[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, fragment);
  const tokens: Token[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const isName = kind === ts.SyntaxKind.Identifier;
    tokens.push({ text: scanner.getTokenText(), isName, from: scanner.getTokenStart(), to: scanner.getTokenEnd() });
  }
  return tokens;
}
