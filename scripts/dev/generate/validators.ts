/** Compiles the component schemas to the code of validators, so that neither ajv nor eval is needed at run time. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import { child } from './operations.ts'
import type { Json, JsonObject } from './bundle.ts'

/** Keywords for readers, which a validator ignores. */
const annotations = new Set([
  'description',
  'summary',
  'examples',
  'default',
  'deprecated',
  'title',
  'contentMediaType',
])

/** A function that counts code points, as JSON Schema demands. It is inlined, so that the generated module has no imports. */
const codePoints = `(text) => { let length = text.length; for (let i = 0; i < text.length - 1; i++) { if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) { length--; i++; } } return length; }`

/** A component schema as ajv reads it: references by component name, no annotations, no discriminator mapping. */
function toAjvSchema(node: Json, isNameMap = false): Json {
  if (Array.isArray(node)) return node.map((item) => toAjvSchema(item))
  if (node === null || typeof node !== 'object') return node
  const out: JsonObject = {}
  for (const [key, value] of Object.entries(node)) {
    if (isNameMap) out[key] = toAjvSchema(value)
    else if (annotations.has(key) || key.startsWith('x-')) continue
    else if (key === 'discriminator') out[key] = { propertyName: child(node, key)['propertyName'] ?? '' }
    else if (key === '$ref') out[key] = String(value).replace('#/components/schemas/', '')
    else if (key === 'anyOf') Object.assign(out, toConditional(value))
    else if (key === 'enum' || key === 'const' || key === 'required' || key === 'type') out[key] = value
    else out[key] = toAjvSchema(value, key === 'properties')
  }
  return out
}

/**
 * Converts two alternatives, one of them a component, to a condition on the JSON type, so that only the branch of that type reports errors.
 * @throws for any other form, because errors of alternatives cannot be reported one by one in general
 */
function toConditional(alternatives: Json): JsonObject {
  const [first, second, ...rest] = Array.isArray(alternatives) ? alternatives : []
  const [plain, component] =
    child({ first: first ?? null }, 'first')['$ref'] === undefined ? [first, second] : [second, first]
  const type = child({ plain: plain ?? null }, 'plain')['type']
  const isPair = type !== undefined && child({ component: component ?? null }, 'component')['$ref'] !== undefined
  if (!isPair || rest.length > 0)
    throw new Error(`anyOf takes a plain type and a reference: ${JSON.stringify(alternatives)}`)
  // oxlint-disable-next-line unicorn/no-thenable -- `then` is a JSON Schema keyword here
  return { if: { type }, then: toAjvSchema(plain ?? null), else: toAjvSchema(component ?? null) }
}

/** An ajv 2020-12 instance in strict mode that knows every component schema by its name. */
export function createAjv(document: JsonObject): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    allowUnionTypes: true,
    discriminator: true,
    allErrors: true,
    messages: false,
    inlineRefs: false,
    code: { source: true, esm: true, optimize: 2 },
  })
  // No schema uses unevaluated members or dynamic anchors. Without the code for them the output is half as long.
  Object.assign(ajv.opts, { unevaluated: false, dynamicRef: false })
  for (const [name, schema] of Object.entries(child(child(document, 'components'), 'schemas'))) {
    ajv.addSchema({ $id: name, ...(toAjvSchema(schema) as JsonObject) })
  }
  return ajv
}

/** The source of a module with one validator per name; errors have no message (openapi/violations.ts adds it). */
export function toValidatorSource(document: JsonObject, names: readonly string[]): string {
  const ajv = createAjv(document)
  const refs = Object.fromEntries(names.map((name) => [name, name]))
  const compact = withoutRepetition(toPositional(standalone.default(ajv, refs)))
  const rest = /\brequire\(|parentData|rootData|evaluated/.exec(compact)
  if (rest !== null)
    throw new Error(
      `ajv writes its validators in another way than expected (${rest[0]}): see scripts/dev/generate/validators.ts`,
    )
  return compact
    .replaceAll(/;(?=function validate|const |export const )/g, ';\n')
    .split('\n')
    .filter(isUsed)
    .join('\n')
}

/** Passes the path to inner calls as an argument and not in an object, so that a call allocates no object. */
function toPositional(source: string): string {
  return source
    .replace('"use strict";', '')
    .replaceAll('require("ajv/dist/runtime/ucs2length").default', codePoints)
    .replaceAll(/\/\*# sourceURL="[^"]*" \*\/;/g, '')
    .replaceAll('{instancePath="", parentData, parentDataProperty, rootData=data}={}', 'instancePath=""')
    .replaceAll('{instancePath,parentData', '{instancePath:instancePath,parentData')
    .replaceAll(
      /, \{instancePath:([^,{}]+),parentData(?::[^,{}]+)?,parentDataProperty(?::[^,{}]+)?,rootData\}/g,
      ', $1',
    )
}

/** Replaces ajv's repeated code for adding an error by one function. */
function withoutRepetition(source: string): string {
  /** The code that ajv writes to add an error: it declares the error, creates the list or appends to it, and counts. */
  const addition =
    /const (err\d+) = \{instancePath(?::(.+?))?,schemaPath:("[^"]*"),keyword:("[^"]*"),params:(\{.*?\})\};if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}errors\+\+;/g
  const add =
    'const add = (list, instancePath, schemaPath, keyword, params) => { const error = { instancePath, schemaPath, keyword, params }; if (list === null) return [error]; list.push(error); return list; };'
  const body = source.replaceAll(addition, (_all, _name, path = 'instancePath', schemaPath, keyword, params) => {
    return `vErrors=add(vErrors,${path},${schemaPath},${keyword},${params});errors++;`
  })
  return `${add}\n${body}`
}

/** Whether a line is needed: it is not a schema constant, or another line uses the constant. */
function isUsed(line: string, _index: number, lines: readonly string[]): boolean {
  const name = /^const (schema\d+) = [^;]*;$/.exec(line)?.[1]
  return name === undefined || lines.some((other) => other !== line && new RegExp(`\\b${name}\\b`).test(other))
}
