import ts from "typescript";

const GIVES = /^(useTranslations|getTranslations|sayIn)$/;
const SAY_MODULE = /(^|\/)(language\/say|core\/said|\.\/said)\.ts$/;

/** Below which name an expression says messages, such as "desk.reply"; "" says whole names, and null is not known to say any. */
export function namespaceOf(expression: ts.Expression): string | null {
  if (ts.isAwaitExpression(expression) || ts.isParenthesizedExpression(expression))
    return namespaceOf(expression.expression);
  if (ts.isCallExpression(expression) && ts.isIdentifier(expression.expression)) {
    if (!GIVES.test(expression.expression.text)) return null;
    const [name] = expression.arguments;
    return name ? (ts.isStringLiteralLike(name) ? name.text : null) : "";
  }
  if (ts.isPropertyAccessExpression(expression)) {
    const { expression: owner, name } = expression;
    const type = ts.isIdentifier(owner) ? typeOf(declarationOf(owner)) : null;
    return type ? saidBy(memberOf(type, name.text)) : null;
  }
  return ts.isIdentifier(expression) ? declared(declarationOf(expression)) : null;
}

type Declaration = ts.VariableDeclaration | ts.ParameterDeclaration | ts.BindingElement | ts.ImportSpecifier;

/** What an identifier stands for, looked for from the inside out. */
function declarationOf(identifier: ts.Identifier): Declaration | null {
  for (let at: ts.Node = identifier; at.parent; at = at.parent) {
    const { parent } = at;
    const declarations = ts.isFunctionLike(parent)
      ? parent.parameters
      : ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isCaseClause(parent)
        ? parent.statements.flatMap(declaredBy)
        : [];
    const found = declarations
      .flatMap(bound)
      .find(({ name }) => ts.isIdentifier(name) && name.text === identifier.text);
    if (found) return found;
  }
  return null;
}

function declaredBy(statement: ts.Statement): Declaration[] {
  if (ts.isVariableStatement(statement)) return [...statement.declarationList.declarations];
  const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
  return bindings && ts.isNamedImports(bindings) ? [...bindings.elements] : [];
}

function bound(declaration: Declaration): Declaration[] {
  const { name } = declaration;
  if (!ts.isObjectBindingPattern(name) && !ts.isArrayBindingPattern(name)) return [declaration];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? bound(element) : []));
}

function declared(declaration: Declaration | null): string | null {
  if (!declaration) return null;
  if (ts.isImportSpecifier(declaration)) {
    const from = declaration.parent.parent.parent.moduleSpecifier;
    return ts.isStringLiteral(from) && SAY_MODULE.test(from.text) ? "" : null;
  }
  const type = typeOf(declaration);
  if (type) return saidBy(type);
  if (ts.isVariableDeclaration(declaration))
    return declaration.initializer ? namespaceOf(declaration.initializer) : null;
  return ts.isBindingElement(declaration) ? taken(declaration) : null;
}

/** One of several that were asked for at once: `const [t, me] = await Promise.all([getTranslations("board"), …])`. */
function taken(element: ts.BindingElement): string | null {
  const { parent: pattern } = element;
  if (!ts.isArrayBindingPattern(pattern) || !ts.isVariableDeclaration(pattern.parent)) return null;
  const { initializer } = pattern.parent;
  const all = initializer && ts.isAwaitExpression(initializer) ? initializer.expression : initializer;
  const list = all && ts.isCallExpression(all) ? all.arguments[0] : all;
  if (!list || !ts.isArrayLiteralExpression(list)) return null;
  const asked = list.elements[pattern.elements.indexOf(element)];
  return asked ? namespaceOf(asked) : null;
}

function typeOf(declaration: Declaration | null): ts.TypeNode | null {
  if (!declaration || ts.isImportSpecifier(declaration)) return null;
  if (!ts.isBindingElement(declaration)) return declaration.type ?? null;
  const { parent: pattern, propertyName, name } = declaration;
  const whole = typeOf(pattern.parent);
  const member = propertyName ?? name;
  return whole && ts.isIdentifier(member) ? memberOf(whole, member.text) : null;
}

/** The type of a member, of a type that is written here or has its name in the same file. */
function memberOf(type: ts.TypeNode, name: string): ts.TypeNode | null {
  if (ts.isTypeReferenceNode(type)) {
    if (type.typeName.getText() === "Readonly" && type.typeArguments?.[0]) return memberOf(type.typeArguments[0], name);
    const named = namedBy(type);
    if (named && ts.isTypeAliasDeclaration(named)) return memberOf(named.type, name);
    return named ? typeAmong(named.members, name) : null;
  }
  if (ts.isIntersectionTypeNode(type)) return type.types.map((each) => memberOf(each, name)).find((it) => it) ?? null;
  return ts.isTypeLiteralNode(type) ? typeAmong(type.members, name) : null;
}

function namedBy(type: ts.TypeReferenceNode): ts.InterfaceDeclaration | ts.TypeAliasDeclaration | undefined {
  return type
    .getSourceFile()
    .statements.find(
      (each): each is ts.InterfaceDeclaration | ts.TypeAliasDeclaration =>
        (ts.isInterfaceDeclaration(each) || ts.isTypeAliasDeclaration(each)) &&
        each.name.text === type.typeName.getText(),
    );
}

function typeAmong(members: readonly ts.TypeElement[], name: string): ts.TypeNode | null {
  const member = members.find((each) => each.name?.getText() === name);
  return member && ts.isPropertySignature(member) ? (member.type ?? null) : null;
}

function saidBy(type: ts.TypeNode | null): string | null {
  if (!type) return null;
  if (ts.isUnionTypeNode(type)) return type.types.map(saidBy).find((it) => it !== null) ?? null;
  if (!ts.isTypeReferenceNode(type)) return null;
  const named = namedBy(type);
  if (named) return ts.isTypeAliasDeclaration(named) ? saidBy(named.type) : null;
  const name = type.typeName.getText() === "Say" ? type.typeArguments?.[0] : undefined;
  return name && ts.isLiteralTypeNode(name) && ts.isStringLiteral(name.literal) ? name.literal.text : null;
}
