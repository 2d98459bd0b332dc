/** Bundles openapi/openapi.yaml and openapi/schemas/*.yaml into one document whose only references are `#/components/…`. */
import { readFileSync } from 'node:fs'
import { dirname, join, basename } from 'node:path'
import { parse } from 'yaml'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }

/** The component sections of files whose entries are not schemas. */
const sections: Record<string, string> = { 'responses.yaml': 'responses', 'headers.yaml': 'headers' }

/** Reads a YAML file. Merge keys are allowed; timestamps stay texts. */
export function readYaml(file: string): JsonObject {
  return parse(readFileSync(file, 'utf8'), { merge: true }) as JsonObject
}

/**
 * The bundled document of a root file. Every referenced entry of a file becomes a component of the same name, in alphabetical order.
 * @throws if a reference cannot be resolved, or two files define the same component
 */
export function bundle(rootFile: string): JsonObject {
  const origins = new Map<string, string>()
  const components: Record<string, JsonObject> = {}
  const cache = new Map<string, JsonObject>()

  function hoist(ref: string, fromFile: string): string {
    const [filePart = '', pointer = ''] = ref.split('#')
    const file = filePart === '' ? fromFile : join(dirname(fromFile), filePart)
    const name = pointer.replace(/^\//, '')
    if (file === rootFile) return ref
    const section = sections[basename(file)] ?? 'schemas'
    const target = `#/components/${section}/${name}`
    const origin = `${file}#${name}`
    const known = origins.get(target)
    if (known === origin) return target
    if (known !== undefined) throw new Error(`${basename(file)} defines ${name} a second time: rename one of the two`)
    if (!cache.has(file)) cache.set(file, readYaml(file))
    const value = cache.get(file)?.[name]
    if (value === undefined) throw new Error(`${basename(fromFile)} refers to ${ref}, which does not exist`)
    origins.set(target, origin)
    const entries = (components[section] ??= {})
    entries[name] = null
    entries[name] = rewrite(value, file)
    return target
  }

  function rewrite(node: Json, file: string, key = ''): Json {
    if (Array.isArray(node)) return node.map((item) => rewrite(item, file))
    if (node === null || typeof node !== 'object') return node
    const out: JsonObject = {}
    for (const [name, value] of Object.entries(node)) {
      const isReference = typeof value === 'string' && (name === '$ref' || key === 'mapping')
      out[name] = isReference ? hoist(value, file) : rewrite(value, file, name)
    }
    return out
  }

  const root = rewrite(readYaml(rootFile), rootFile) as JsonObject
  const own = (root['components'] ?? {}) as JsonObject
  const merged: JsonObject = { ...own }
  for (const [section, entries] of Object.entries(components)) {
    merged[section] = Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)))
  }
  return { ...root, components: Object.fromEntries(Object.entries(merged).sort(([a], [b]) => (a < b ? -1 : 1))) }
}
