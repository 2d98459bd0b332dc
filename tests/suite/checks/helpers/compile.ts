/**
 * Validates against a schema that a request declared. Formats and patterns are left out: no promise covers them, and a
 * stranger's pattern may take for ever.
 */
import { createRequire } from 'node:module'
import type { Ajv2020 } from 'ajv/dist/2020.js'

type Judge = (value: unknown) => string | null

let loaded: { Ajv2020: typeof Ajv2020 } | undefined

/** Clients offer the same tools with every request, so compiled schemas are kept, but not for ever. */
const judges = new Map<string, Judge | null>()
const kept = 64
const longest = 500_000

/** A judge that names the first violation, or null when the schema does not compile: then it promises nothing. */
export function toSchemaJudge(schema: unknown): Judge | null {
  if (typeof schema !== 'object' || schema === null) return null
  const key = JSON.stringify(schema)
  if (key.length > longest) return null
  let judge = judges.get(key)
  if (judge === undefined) {
    judge = compile(schema)
    if (judges.size >= kept) judges.clear()
    judges.set(key, judge)
  }
  return judge
}

function compile(schema: object): Judge | null {
  try {
    const validate = create().compile(withoutPatterns(schema, 0) as object)
    return (value) => {
      if (validate(value)) return null
      const first = validate.errors?.[0]
      return first ? `${first.instancePath || '/'} ${first.message ?? ''}`.trim() : 'no match'
    }
  } catch {
    return null
  }
}

/** Loaded on first use: most exchanges declare no schema, and ajv costs more to load than they cost to judge. */
function create(): Ajv2020 {
  loaded ??= createRequire(import.meta.url)('ajv/dist/2020.js') as { Ajv2020: typeof Ajv2020 }
  // One instance a schema: ajv itself never forgets what it has compiled.
  // Own properties only: every object has a `constructor`, and a tool may declare one.
  return new loaded.Ajv2020({
    strict: false,
    validateFormats: false,
    addUsedSchema: false,
    ownProperties: true,
    logger: false,
  })
}

function withoutPatterns(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > 64) throw new Error('nested too deep')
  if (Array.isArray(value)) return value.map((item) => withoutPatterns(item, depth + 1))
  const rest: Record<string, unknown> = {}
  for (const [key, member] of Object.entries(value)) {
    if ((key === 'pattern' && typeof member === 'string') || key === '$schema' || key === '$id' || key === 'id') {
      if (typeof member === 'string') continue
    }
    if (key === 'patternProperties') continue
    rest[key] = withoutPatterns(member, depth + 1)
  }
  return rest
}
