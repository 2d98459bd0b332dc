/** Shapes and helpers of the MFJS walk. */

export type Schema = Readonly<Record<string, unknown>>

/** Keywords and property names up to the root (null); the index of an `anyOf` branch is not part of it. */
export type Path = { readonly parent: Path; readonly part: string } | null

/** A step down: a link rather than a longer list, since nearly every path is walked and never printed. */
export function below(parent: Path, part: string): Path {
  return { parent, part }
}

/** What the walk gathers. */
export interface SchemaWalk {
  root: Schema
  /** Keys of `properties` met so far. */
  properties: number
  /** Every `$ref` with the place it stands at. */
  references: { target: string; schema: Schema; path: Path }[]
}

/** A fault as the API prints it inside the angle brackets. */
export function at(path: Path, fault: string): string {
  const parts: string[] = []
  for (let step = path; step; step = step.parent) parts.unshift(step.part)
  return `At path '${parts.length === 0 ? 'root' : parts.join('.')}': ${fault}`
}

/** A JSON object; arrays and null are none. */
export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What a local reference points to, or null. */
export function resolveReference(root: Schema, target: string): Schema | null {
  if (target === '#') return root
  let found: unknown = root
  for (const part of target.slice(2).split('/')) {
    if (!isSchema(found) || !Object.hasOwn(found, part)) return null
    found = found[part]
  }
  return isSchema(found) ? found : null
}
