/** Completes names of members and values of enumerations from a schema. */
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { findModel, models } from '../../../../../openapi/models.ts'
import { isObject, type JsonObject } from '../../state/json-edit.ts'
import { parseTree, toPath } from './places.ts'
import { findSchemas, type SchemaName } from './schemas.ts'

/** A source of completions for one schema. */
export function completeFrom(schema: SchemaName): (context: CompletionContext) => CompletionResult | null {
  return (context) => {
    const { state, pos, explicit } = context
    const node = parseTree(state).resolveInner(pos, -1)
    const parsed = parseLoosely(state.doc.toString())
    const isString = node.name === 'String' || node.name === 'PropertyName'
    if (node.name === 'PropertyName' || (node.name === 'String' && node.parent?.name === 'Object')) {
      const holder = node.name === 'PropertyName' ? node.parent?.parent : node.parent
      if (!holder) return null
      return {
        from: node.from,
        to: node.to,
        options: listMembers(findSchemas(schema, parsed, toPath(state, holder))),
        filter: true,
      }
    }
    if (isString || node.name === 'True' || node.name === 'False' || node.name === 'Null') {
      const options = listValues(schema, parsed, toPath(state, node))
      return options.length === 0 ? null : { from: node.from, to: node.to, options }
    }
    if (!explicit) return null
    if (node.name === 'Object')
      return { from: pos, options: listMembers(findSchemas(schema, parsed, toPath(state, node))) }
    if (node.name !== 'Property') return null
    const options = listValues(schema, parsed, toPath(state, node.lastChild ?? node))
    return options.length === 0 ? null : { from: pos, options }
  }
}

function listMembers(schemas: readonly JsonObject[]): Completion[] {
  const found = new Map<string, Completion>()
  for (const { properties } of schemas) {
    if (!isObject(properties)) continue
    for (const [name, member] of Object.entries(properties)) {
      if (found.has(name)) continue
      const description = isObject(member) ? member['description'] : undefined
      found.set(name, {
        label: JSON.stringify(name),
        apply: `${JSON.stringify(name)}: `,
        type: 'property',
        ...(typeof description === 'string' ? { info: description } : {}),
      })
    }
  }
  return [...found.values()]
}

function listValues(schema: SchemaName, parsed: unknown, path: readonly (string | number)[]): Completion[] {
  if (schema === 'chat-request' && path.length === 1 && path[0] === 'model')
    return models.map(({ id, status }) => ({
      label: JSON.stringify(id),
      type: 'constant',
      detail: status === 'current' ? '' : status,
      boost: findModel(id)?.status === 'current' ? 1 : 0,
    }))
  const values = new Set<string>()
  for (const one of findSchemas(schema, parsed, path)) {
    const listed = [one['enum'], one['examples']].flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []))
    for (const value of 'const' in one ? [...listed, one['const']] : listed) values.add(JSON.stringify(value))
    const { type } = one
    if (type === 'boolean' || (Array.isArray(type) && type.includes('boolean')))
      for (const word of ['true', 'false']) values.add(word)
  }
  return [...values].map((label) => ({ label, type: 'constant' }))
}

/** The value of a text that is being edited; undefined where it cannot be read, and then every alternative is offered. */
function parseLoosely(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
