/**
 * Validates against a schema that a request declared. Formats and patterns are left out: no promise covers them, and a
 * stranger's pattern may take for ever.
 */
import { createRequire } from 'node:module'
import type { Ajv2020 } from 'ajv/dist/2020.js'

type Judge = (value: unknown) => string | null

let ajv: Ajv2020 | null = null

/** A judge that names the first violation, or null when the schema does not compile: then it promises nothing. */
export function toSchemaJudge(schema: unknown): Judge | null {
  if (typeof schema !== 'object' || schema === null) return null
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
  if (ajv) return ajv
  const loaded = createRequire(import.meta.url)('ajv/dist/2020.js') as { Ajv2020: typeof Ajv2020 }
  ajv = new loaded.Ajv2020({ strict: false, validateFormats: false, addUsedSchema: false, logger: false })
  return ajv
}

function withoutPatterns(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > 64) throw new Error('nested too deep')
  if (Array.isArray(value)) return value.map((item) => withoutPatterns(item, depth + 1))
  const kept: Record<string, unknown> = {}
  for (const [key, member] of Object.entries(value)) {
    if ((key === 'pattern' && typeof member === 'string') || key === '$schema' || key === '$id' || key === 'id') {
      if (typeof member === 'string') continue
    }
    if (key === 'patternProperties') continue
    kept[key] = withoutPatterns(member, depth + 1)
  }
  return kept
}
