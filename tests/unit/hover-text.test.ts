/** The exported names of the entry points have doc comments, which an editor shows on hover. */
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const options: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ESNext,
  allowImportingTsExtensions: true,
  noEmit: true,
  noLib: true,
  types: [],
}

/** Packages are not read: only declarations of the repository are judged, and those of the packages take most of the time. */
function createHost(): ts.CompilerHost {
  const host = ts.createCompilerHost(options)
  return {
    ...host,
    resolveModuleNameLiterals: (literals, from) =>
      literals.map(({ text }) =>
        text.startsWith('.') ? ts.resolveModuleName(text, from, options, host) : { resolvedModule: undefined },
      ),
  }
}

/**
 * Parts of the mock that only an extension of the server sees, through `MockServerOptions.extension` and `CompiledFixture`: their types are
 * described where they are defined, not member by member.
 */
const internal =
  /^mocks\/(completion|reply|faults|fixtures\/(types|matcher)|overrides\/outcome|rate-limits\/limiter)|\/judge\/chunk-/

const undocumented = findUndocumented(readEntryPoints())

it('has hover text for every exported name and every member of its type', () => {
  expect(undocumented.seen).toBeGreaterThan(150)
  expect(undocumented.names).toEqual([])
})

/** The source files of the entry points of package.json. */
function readEntryPoints(): string[] {
  const { exports } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
    exports: Record<string, string | { types: string }>
  }
  return Object.values(exports).flatMap((target) =>
    typeof target === 'string' ? [] : [target.types.replace('./dist/', root).replace(/\.d\.ts$/, '.ts')],
  )
}

/** Names without a doc comment: exported ones, and members of the types that these refer to. */
function findUndocumented(files: readonly string[]): { names: string[]; seen: number } {
  const program = ts.createProgram([...files], options, createHost())
  const checker = program.getTypeChecker()
  const names: string[] = []
  const seen = new Set<ts.Symbol>()

  const isDocumented = (symbol: ts.Symbol) => symbol.getDocumentationComment(checker).length > 0
  const resolve = (symbol: ts.Symbol) =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol

  function visit(symbol: ts.Symbol, isExported: boolean): void {
    if (seen.has(symbol)) return
    for (const declaration of symbol.declarations ?? []) {
      const file = relative(root, declaration.getSourceFile().fileName)
      if (file.startsWith('..') || /node_modules|generated/.test(file) || internal.test(file)) return
      seen.add(symbol)
      if (isExported && !isDocumented(symbol)) names.push(`${file} ${symbol.name}`)
      for (const member of toMembers(declaration)) {
        const memberSymbol = member.name && checker.getSymbolAtLocation(member.name)
        if (!memberSymbol || isDocumented(memberSymbol) || ts.isClassDeclaration(declaration)) continue
        names.push(`${file} ${symbol.name}.${memberSymbol.name}`)
      }
      visitReferences(declaration)
    }
  }

  /** Visits the types that a declaration names; the body of a function is not part of its declaration. */
  function visitReferences(node: ts.Node): void {
    if (ts.isBlock(node)) return
    if (ts.isTypeReferenceNode(node) || ts.isExpressionWithTypeArguments(node)) {
      const symbol = checker.getSymbolAtLocation(ts.isTypeReferenceNode(node) ? node.typeName : node.expression)
      if (symbol && !(symbol.flags & ts.SymbolFlags.TypeParameter)) visit(resolve(symbol), false)
    }
    ts.forEachChild(node, visitReferences)
  }

  for (const file of files) {
    const module = checker.getSymbolAtLocation(program.getSourceFile(file)!)
    for (const symbol of checker.getExportsOfModule(module!)) visit(resolve(symbol), true)
  }
  return { names, seen: seen.size }
}

function toMembers(declaration: ts.Declaration): readonly (ts.TypeElement | ts.ClassElement)[] {
  if (ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration)) return [...declaration.members]
  if (ts.isTypeAliasDeclaration(declaration) && ts.isTypeLiteralNode(declaration.type))
    return [...declaration.type.members]
  return []
}
