/** An observed member as the YAML of a schema, in the style of openapi/schemas. */
import type { JsonType } from '../../../../tests/suite/snapshot/shape.ts'

export interface Observed {
  name: string
  types: readonly JsonType[]
  items: Observed | null
  members: readonly Observed[]
}

/** The lines of a member, its name first, without indent. */
export function toSchemaYaml(observed: Observed, evidence: string): string[] {
  return [`${toKey(observed.name)}:`, ...indent([...toType(observed), `x-evidence: ${evidence}`, ...toBelow(observed)])]
}

function toBelow({ items, members }: Observed): string[] {
  const lines: string[] = []
  if (members.length > 0)
    lines.push('properties:', ...members.flatMap((one) => indent([`${toKey(one.name)}:`, ...indent(toBody(one))])))
  if (items !== null) lines.push('items:', ...indent(toBody(items)))
  return lines
}

function toBody(observed: Observed): string[] {
  return [...toType(observed), ...toBelow(observed)]
}

/** A member that was only ever null tells nothing of its type: none is claimed. */
function toType({ types }: Observed): string[] {
  if (types.every((one) => one === 'null')) return ['description: Only null was seen.']
  const words = types.map((one) => (one === 'null' ? "'null'" : one))
  return [`type: ${words.length === 1 ? words[0] : `[${words.join(', ')}]`}`]
}

/** A name that YAML reads as text; JSON's quotes are YAML's. */
function toKey(name: string): string {
  const plain = /^[A-Za-z_][\w-]*$/.test(name) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(name)
  return plain ? name : JSON.stringify(name)
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`)
}
