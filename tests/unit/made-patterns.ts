/** Finds regular expressions that are made from values while the program runs, and says which of their parts may be text of a request. */
import ts from 'typescript'

/** Functions whose result is the source of a pattern for a text, with any characters in it. */
const escaping: ReadonlySet<string> = new Set(['escapePattern', 'toNamePattern'])

/** The parts of patterns made inside functions that are neither constant nor escaped, as they are written, in their order. */
export function findUnescaped(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node, isInFunction: boolean): void => {
    const pattern = isInFunction ? patternOf(node) : undefined
    if (pattern !== undefined)
      found.push(...unescapedIn(pattern, 0).map((part) => part.getText().replaceAll(/\s+/g, ' ')))
    ts.forEachChild(node, (child) => visit(child, isInFunction || ts.isFunctionLike(node)))
  }
  visit(source, false)
  return found
}

function patternOf(node: ts.Node): ts.Expression | undefined {
  const isMade = (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp'
  return isMade ? node.arguments?.[0] : undefined
}

const deepest = 8

/** `depth` is how many variables were followed; a bound for those that refer to each other. */
function unescapedIn(node: ts.Expression, depth: number): ts.Expression[] {
  const inside = (one: ts.Expression): ts.Expression[] => unescapedIn(one, depth)
  if (ts.isStringLiteralLike(node) || ts.isRegularExpressionLiteral(node)) return []
  if (ts.isTemplateExpression(node)) return node.templateSpans.flatMap((span) => inside(span.expression))
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'String.raw') return inside(node.template)
  if (ts.isParenthesizedExpression(node)) return inside(node.expression)
  if (ts.isConditionalExpression(node)) return [...inside(node.whenTrue), ...inside(node.whenFalse)]
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'source' && ts.isIdentifier(node.expression))
    return inside(node.expression).length === 0 ? [] : [node]
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return [...inside(node.left), ...inside(node.right)]
  if (ts.isCallExpression(node) && escaping.has(node.expression.getText())) return []
  if (ts.isCallExpression(node) && isJoined(node)) return node.arguments.flatMap(inside)
  if (ts.isIdentifier(node) && node.text === 'undefined') return []
  if (ts.isIdentifier(node)) {
    const variable = findConstant(node)
    if (variable === 'module') return []
    if (variable !== undefined && depth < deepest && unescapedIn(variable, depth + 1).length === 0) return []
  }
  return [node]
}

/** `parts.map(escapePattern).join('[ _]')`. */
function isJoined({ expression: joined }: ts.CallExpression): boolean {
  if (!ts.isPropertyAccessExpression(joined) || joined.name.text !== 'join') return false
  const mapped = joined.expression
  return (
    ts.isCallExpression(mapped) &&
    mapped.expression.getText().endsWith('.map') &&
    mapped.arguments.length === 1 &&
    mapped.arguments.every((one) => escaping.has(one.getText()))
  )
}

/** The value of the constant that an identifier names: `module` where it is made outside functions, undefined where there is none. */
function findConstant(name: ts.Identifier): ts.Expression | 'module' | undefined {
  for (let scope: ts.Node = name.parent; scope !== undefined; scope = scope.parent) {
    if (ts.isFunctionLike(scope) && scope.parameters.some(({ name: own }) => binds(own, name.text))) return undefined
    if (!ts.isBlock(scope) && !ts.isSourceFile(scope)) continue
    if (scope.statements.some((statement) => imports(statement, name.text))) return 'module'
    for (const { list, variable } of scope.statements.flatMap(toVariables)) {
      if (!binds(variable.name, name.text)) continue
      if ((list.flags & ts.NodeFlags.Const) === 0) return undefined
      if (ts.isSourceFile(scope)) return 'module'
      return ts.isIdentifier(variable.name) ? variable.initializer : undefined
    }
  }
  return undefined
}

function imports(statement: ts.Statement, name: string): boolean {
  const names = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined
  return names !== undefined && ts.isNamedImports(names) && names.elements.some((element) => element.name.text === name)
}

function toVariables(
  statement: ts.Statement,
): { list: ts.VariableDeclarationList; variable: ts.VariableDeclaration }[] {
  if (!ts.isVariableStatement(statement)) return []
  const list = statement.declarationList
  return list.declarations.map((variable) => ({ list, variable }))
}

function binds(pattern: ts.BindingName, name: string): boolean {
  return ts.isIdentifier(pattern)
    ? pattern.text === name
    : pattern.elements.some((element) => ts.isBindingElement(element) && binds(element.name, name))
}
