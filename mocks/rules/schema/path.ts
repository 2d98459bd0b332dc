/** The types that all parts of the schema check use, and the functions for paths. */

export type Schema = Readonly<Record<string, unknown>>

/** Keywords and property names up to the root (null). The index of an `anyOf` branch is not printed. */
export type Path = { readonly parent: Path; readonly part: string } | null

/** What the check collects while it visits the subschemas. */
export interface SchemaContext {
  readonly root: Schema
  /** Keys of all `properties` so far. */
  properties: number
  /** Every `$ref` value that has a valid form. */
  readonly references: Set<string>
  /** Objects inside definitions whose keys are known to have no slash. */
  readonly withoutSlash: Set<Schema>
  /** The deepest level of properties, counted through references. */
  deepest: number
  /** Levels of properties below each schema that a reference points to. */
  readonly depths: Map<Schema, number>
}

/** The path one or more steps down. It is a linked list, because most paths are built and never printed. */
export function below(parent: Path, ...parts: string[]): Path {
  let path = parent
  for (const part of parts) path = { parent: path, part }
  return path
}

/** The path one step up; the root is its own parent. */
export function above(path: Path): Path {
  return path && path.parent
}

/** A problem as the API prints it. */
export function at(path: Path, problem: string): string {
  const parts: string[] = []
  for (let step = path; step; step = step.parent) parts.push(step.part)
  return `At path '${parts.length === 0 ? 'root' : parts.reverse().join('.')}': ${problem}`
}

/** Whether a value is a JSON object; arrays and null are not. */
export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The schema that `#` or `#/$defs/…` points to, or null. */
export function resolveReference(root: Schema, target: string): Schema | null {
  if (target === '#') return root
  let found: unknown = root
  for (const part of target.slice(2).split('/')) {
    if (!isSchema(found) || !Object.hasOwn(found, part)) return null
    found = found[part]
  }
  return isSchema(found) ? found : null
}
