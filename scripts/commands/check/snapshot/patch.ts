/** Builds a unified diff that adds members to the schemas under openapi/schemas. */
import { readdirSync, readFileSync } from 'node:fs'
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'
import { isMap, parseDocument, type YAMLMap } from 'yaml'

/** A member to add: the component, the steps to the object that gets it, and the member's lines of YAML. */
export interface Addition {
  component: string
  steps: readonly string[]
  name: string
  yaml: readonly string[]
}

interface SchemaFile {
  name: string
  text: string
}

interface Insertion {
  /** Number of lines of the old file before it. */
  after: number
  lines: readonly string[]
}

/** The diff. Members for which no place was found come first, as comments with their YAML. */
export function toPatch(additions: readonly Addition[], files: readonly SchemaFile[] = readSchemas()): string {
  const parts: string[] = []
  const left: string[] = []
  const placed = new Set<Addition>()
  for (const file of files) {
    const document = parseDocument(file.text, { merge: true })
    const insertions: Insertion[] = []
    for (const addition of additions) {
      const { component, steps, name, yaml } = addition
      if (!document.has(component)) continue
      placed.add(addition)
      const properties = document.getIn([component, ...steps.map(toKey), 'properties'])
      // A member that is documented as never sent already exists, and a second key would make the file invalid.
      const free = isMap(properties) && !properties.has(name)
      const insertion = free ? toInsertion(properties, yaml, file.text) : null
      if (insertion) insertions.push(insertion)
      else left.push(...toFragment(addition, file.name))
    }
    if (insertions.length > 0) parts.push(toDiff(file, insertions))
  }
  for (const one of additions)
    if (!placed.has(one)) left.push(...toFragment(one, `the file that defines ${one.component}`))
  return `${left.map((line) => `# ${line}\n`).join('')}${parts.join('')}`
}

/** The position after the last line of a block mapping, with its members' indent; null for a mapping in braces. */
function toInsertion(map: YAMLMap, yaml: readonly string[], text: string): Insertion | null {
  const first = map.items[0]?.key as { range?: readonly [number, number, number] | null } | undefined
  if (map.flow === true || !first?.range || !map.range) return null
  const column = first.range[0] - (text.lastIndexOf('\n', first.range[0] - 1) + 1)
  const after = text.slice(0, map.range[1]).trimEnd().split('\n').length
  return { after, lines: yaml.map((line) => ' '.repeat(column) + line) }
}

function toFragment({ component, steps, yaml }: Addition, file: string): string[] {
  return [`${file}: add below ${[component, ...steps, 'properties'].join('.')}:`, ...yaml.map((line) => `  ${line}`)]
}

/** The file with the lines inserted, as a unified diff. */
function toDiff({ name, text }: SchemaFile, insertions: readonly Insertion[]): string {
  const lines = text.split('\n')
  const changed = lines.flatMap((line, at) => [
    ...insertions.filter((one) => one.after === at).flatMap((one) => one.lines),
    line,
  ])
  const names = [`a/openapi/schemas/${name}`, `b/openapi/schemas/${name}`] as const
  return createTwoFilesPatch(...names, text, changed.join('\n'), undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  })
}

function toKey(step: string): string | number {
  return /^\d+$/.test(step) ? Number(step) : step
}

/** The schemas. In the built package they are one folder further up. */
function readSchemas(): SchemaFile[] {
  for (const place of ['../../../../openapi/schemas/', '../../../../../openapi/schemas/']) {
    const folder = new URL(place, import.meta.url)
    try {
      const names = readdirSync(folder).filter((one) => one.endsWith('.yaml'))
      return names.sort().map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }))
    } catch {
      continue
    }
  }
  return []
}
