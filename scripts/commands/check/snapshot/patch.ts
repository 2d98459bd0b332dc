/** A unified diff that adds members to the schemas under openapi/schemas, made against the files as they are. */
import { readdirSync, readFileSync } from 'node:fs'
import { isMap, parseDocument, type YAMLMap } from 'yaml'

/** A member to add: the component and the steps to the object that gets it, and the member's own lines. */
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
  /** Lines of the old file before it. */
  after: number
  lines: readonly string[]
}

/** The diff; a member that has no free place comes first, as a comment with its YAML. */
export function toPatch(additions: readonly Addition[], files: readonly SchemaFile[] = readSchemas()): string {
  const parts: string[] = []
  const left: string[] = []
  const told = new Set<Addition>()
  for (const file of files) {
    const document = parseDocument(file.text, { merge: true })
    const insertions: Insertion[] = []
    for (const addition of additions) {
      const { component, steps, name, yaml } = addition
      if (!document.has(component)) continue
      told.add(addition)
      const properties = document.getIn([component, ...steps.map(toKey), 'properties'])
      // a member that is documented as never sent is there already, and a second key would break the file
      const free = isMap(properties) && !properties.has(name)
      const insertion = free ? toInsertion(properties, yaml, file.text) : null
      if (insertion) insertions.push(insertion)
      else left.push(...toFragment(addition, file.name))
    }
    if (insertions.length > 0) parts.push(toDiff(file, insertions))
  }
  for (const one of additions)
    if (!told.has(one)) left.push(...toFragment(one, `the file that defines ${one.component}`))
  return `${left.map((line) => `# ${line}\n`).join('')}${parts.join('')}`
}

/** After the last line of a block mapping, with its members' indent; null for a mapping in braces. */
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

const context = 3

function toDiff({ name, text }: SchemaFile, insertions: readonly Insertion[]): string {
  const old = text.split('\n')
  if (old.at(-1) === '') old.pop()
  const sorted = [...insertions].sort((a, b) => a.after - b.after)
  const hunks: Insertion[][] = []
  for (const one of sorted) {
    const last = hunks.at(-1)
    if (last && one.after - last.at(-1)!.after <= 2 * context) last.push(one)
    else hunks.push([one])
  }
  let added = 0
  const lines = [`--- a/openapi/schemas/${name}`, `+++ b/openapi/schemas/${name}`]
  for (const hunk of hunks) {
    const from = Math.max(0, hunk[0]!.after - context)
    const to = Math.min(old.length, hunk.at(-1)!.after + context)
    const body: string[] = []
    for (let at = from; at <= to; at++) {
      for (const one of hunk) if (one.after === at) body.push(...one.lines.map((line) => `+${line}`))
      if (at < to) body.push(` ${old[at]}`)
    }
    const more = hunk.reduce((sum, one) => sum + one.lines.length, 0)
    lines.push(`@@ -${from + 1},${to - from} +${from + 1 + added},${to - from + more} @@`, ...body)
    added += more
  }
  return `${lines.join('\n')}\n`
}

function toKey(step: string): string | number {
  return /^\d+$/.test(step) ? Number(step) : step
}

/** The schemas as shipped: beside the source, and a folder further up in the built package. */
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
