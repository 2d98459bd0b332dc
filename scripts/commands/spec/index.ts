/** The command `spec`: prints the OpenAPI document, or compares a copy with it. */
import { parse, stringify } from 'yaml'
import { loadDocument } from '../../../openapi/document.ts'
import { exitCodes, toOneOf, UsageError, type CommandDefinition } from '../../cli/command.ts'
import { readTextFile } from '../../cli/text-file.ts'

export const specCommand: CommandDefinition = {
  options: [
    { flags: '--format <name>', about: 'json or yaml (default: yaml)' },
    { flags: '--openapi <version>', about: '3.1, or 3.2 with the events of streams as items (default: 3.1)' },
    {
      flags: '--check <file>',
      about: 'compare this copy, JSON or YAML, with the document; exit with 1 if they differ',
    },
  ],
  examples: [
    'kimi-contract spec --format json > openapi.json',
    'kimi-contract spec --openapi 3.2 > openapi-3.2.yaml',
    'kimi-contract spec --check vendor/openapi.yaml',
  ],
  exitCodes: { ok: 'printed, or the copy is the same', failed: 'the copy differs', notTested: 'not used' },
  async run(_args, options, io) {
    const format = toOneOf('--format', options.format, ['json', 'yaml'] as const) ?? 'yaml'
    const version = toOneOf('--openapi', options.openapi, ['3.1', '3.2'] as const) ?? '3.1'
    const document = loadDocument({ openapi: version })
    if (typeof options.check === 'string') {
      const differences = findDifferences(document, readDocument(options.check))
      for (const one of differences.slice(0, 50)) io.out(`${one}\n`)
      if (differences.length > 50) io.out(`… and ${differences.length - 50} more\n`)
      if (differences.length === 0) io.out(`${options.check} is the document of this version\n`)
      return differences.length === 0 ? exitCodes.ok : exitCodes.failed
    }
    io.out(
      format === 'json'
        ? `${JSON.stringify(document, null, 2)}\n`
        : stringify(document, { aliasDuplicateObjects: false }),
    )
    return exitCodes.ok
  },
}

function readDocument(file: string): unknown {
  const text = readTextFile('--check', file)
  let document: unknown
  try {
    document = parse(text, { maxAliasCount: 1000 })
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n', 1)[0]!.replace(/:$/, '') : String(error)
    throw new UsageError(`--check: ${file} is neither JSON nor YAML: ${why}`)
  }
  if (typeof document !== 'object' || document === null || !('openapi' in document))
    throw new UsageError(`--check: ${file} is no OpenAPI document: it has no member "openapi"`)
  return document
}

/** The differences, one line each, with their JSON pointers. */
function findDifferences(expected: unknown, copy: unknown, path = ''): string[] {
  if (Object.is(expected, copy)) return []
  const both = typeof expected === 'object' && typeof copy === 'object' && expected !== null && copy !== null
  if (!both || Array.isArray(expected) !== Array.isArray(copy))
    return [`${path || '/'}: ${show(copy)} where the document has ${show(expected)}`]
  const own = expected as Record<string, unknown>
  const other = copy as Record<string, unknown>
  return [...new Set([...Object.keys(own), ...Object.keys(other)])].flatMap((key) => {
    const at = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
    if (!Object.hasOwn(other, key)) return [`${at}: missing`]
    if (!Object.hasOwn(own, key)) return [`${at}: added`]
    return findDifferences(own[key], other[key], at)
  })
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
