/**
 * MFJS: where references lead and what may stand beside them.
 * `conflicting keywords found after $ref expansion: description` was recorded in April and May 2026 (kimi-cli#1903, #2061);
 * the public validator of June 2026 lets two descriptions pass, the recording wins.
 */
import { findEndless } from './endless.ts'
import { at, resolveReference, type SchemaWalk } from './schema.ts'

/** The first reference that leads nowhere, doubles a keyword, or never ends. */
export function findReferencesFault(walk: SchemaWalk): string | null {
  if (walk.references.length === 0) return null
  for (const { target } of walk.references) {
    if (!resolveReference(walk.root, target)) return at(null, `invalid $ref path: ${target}`)
  }
  for (const { schema, target, path } of walk.references) {
    if (target === '#') continue
    const expanded = resolveReference(walk.root, target)!
    const twice = Object.keys(schema).filter((keyword) => keyword !== '$ref' && Object.hasOwn(expanded, keyword))
    if (twice.length > 0) return at(path, `conflicting keywords found after $ref expansion: ${twice.sort().join(', ')}`)
  }
  const endless = findEndless(walk)
  return endless && at(endless.path, 'detected infinite recursion without termination condition')
}
