/** Page of the reference: the entry points of the package, their exports and the options of their functions, as the TypeScript compiler reads them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { toCode, toPage, toTable, toText } from './markdown.ts'

/** The names of interfaces whose members are listed. */
const optionsOf = /(?:Options|Controls)$/

export function toLibraryPage(root: string): string {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    exports: Record<string, string | { default: string }>
  }
  const entries = Object.entries(exports).map(([name, target]) => ({
    name: `kimi-contract${name.slice(1)}`,
    file:
      typeof target === 'string' ? null : join(root, target.default.replace(/^\.\/dist\//, '').replace(/\.js$/, '.ts')),
    target: typeof target === 'string' ? target : target.default,
  }))
  const files = entries.flatMap(({ file }) => (file === null ? [] : [file]))
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config,
    ts.sys,
    root,
  )
  const program = ts.createProgram(files, { ...options, noLib: true, types: [] })
  const checker = program.getTypeChecker()
  const listed = new Map<string, string>()
  const sections = entries.flatMap(({ name, file, target }) => {
    if (file === null) return [`## ${name}`, `The file \`${target.replace(/^\.\/dist\//, '')}\`.`]
    const source = program.getSourceFile(file)
    const module = source && checker.getSymbolAtLocation(source)
    if (!source || !module) throw new Error(`${file} exports nothing`)
    const symbols = checker.getExportsOfModule(module).map((one) => resolve(one, checker))
    for (const symbol of symbols)
      if (optionsOf.test(symbol.name) && !listed.has(symbol.name)) listed.set(symbol.name, toMembers(symbol, checker))
    const rows = symbols.map((symbol) => [toCode(symbol.name), toKind(symbol), toText(firstSentence(symbol, checker))])
    return [`## ${name}`, toText(toAbout(source)), toTable(['export', 'kind', 'what it is'], rows)]
  })
  const members = [...listed].filter(([, table]) => table !== '').flatMap(([name, table]) => [`### ${name}`, table])
  return toPage('Library', [
    'The entry points of the package. Each is an ES module with types; [where it works](../package.md) lists versions of Node, TypeScript, vitest and jest.',
    ...sections,
    '## Options and handles',
    ...members,
  ])
}

function resolve(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
}

/** The first comment of a file, without the words "Entry point". */
function toAbout(source: ts.SourceFile): string {
  const comment = /^\/\*\*([^]*?)\*\//.exec(source.text)?.[1] ?? ''
  const text = comment
    .replace(/^\s*\* ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
  const about = text.replace(/^Entry point `[^`]+`: /, '')
  return about.charAt(0).toUpperCase() + about.slice(1)
}

function firstSentence(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\s+/g, ' ').trim()
  return /^.*?(?<!\b(?:e\.g|i\.e))[.!?](?=\s|$)/.exec(text)?.[0] ?? text
}

function toKind(symbol: ts.Symbol): string {
  if (symbol.flags & ts.SymbolFlags.Function) return 'function'
  if (symbol.flags & ts.SymbolFlags.Class) return 'class'
  if (symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias)) return 'type'
  return 'value'
}

/** The members of an interface, also the inherited ones. */
function toMembers(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  const properties = checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol))
  if (properties.length === 0) return ''
  const rows = properties.map((property) => {
    const declaration = property.declarations?.[0]
    const written =
      declaration && (ts.isPropertySignature(declaration) || ts.isMethodSignature(declaration)) ? declaration : null
    return [
      toCode(property.name),
      written ? toCode(toSignature(written)) : '',
      toText(firstSentence(property, checker)),
    ]
  })
  return toTable(['member', 'form', 'what it is'], rows)
}

/** A member's type as it is written. */
function toSignature(declaration: ts.PropertySignature | ts.MethodSignature): string {
  if (ts.isPropertySignature(declaration)) return declaration.type?.getText() ?? 'unknown'
  const parameters = declaration.parameters.map((parameter) => parameter.getText()).join(', ')
  return `(${parameters}) => ${declaration.type?.getText() ?? 'void'}`
}
