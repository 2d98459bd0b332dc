/** Graphs of a topic, for an object with a list of nodes and one of edges between them. */
import { keepFor } from '../common/index.ts'
import { keysOf } from './find-key.ts'
import { isRecord } from './request-view.ts'
import { findTopic } from './text/topic.ts'
import { resolveDefinition } from './unions.ts'

type Schema = Readonly<Record<string, unknown>>

const longest = 2000
const isNodes = /^(?:nodes|entities|concepts|vertices)$/i
const isEdges = /^(?:edges|relations?|relationships|links|triples)$/i
const isId = /^(?:id|node_?id|key|index)$/i
const isName = /^(?:label|name|title|concept|entity|text)$/i
const isFrom = /^(?:source|from|start|subject|head)(?:_?(?:id|node))?$/i
const isTo = /^(?:target|to|end|object|tail)(?:_?(?:id|node))?$/i
const relation =
  /(\p{Lu}[\p{L}'’-]{0,30}(?:\s\p{Lu}[\p{L}'’-]{0,30}){0,2})\s(?:and\s\p{Lu}\p{L}{1,30}\s)?((?:is|are|was|were|has|works?|lives?|owns?|founded|knows?|likes?|loves?|married|manages?|created|wrote|built|directed|invented|acquired)(?:\s(?:the|an?|his|her|their))?(?:\s\p{Ll}{2,16}){0,3}?(?:\s(?:of|at|in|for|to|with|by))?)\s(\p{Lu}[\p{L}'’-]{0,30}(?:\s\p{Lu}[\p{L}'’-]{0,30}){0,2})/gu
const parts = ['History', 'Principles', 'Applications', 'Open questions']
const colours = ['blue', 'green', 'orange', 'red', 'purple']

/** The lists of nodes and of edges of an object; null for others. */
export const graphKeysOf = keepFor((properties: Schema): { nodes: string; edges: string } | null => {
  const keys = keysOf(properties)
  const [nodes, edges] = [keys.find((key) => isNodes.test(key)), keys.find((key) => isEdges.test(key))]
  return nodes === undefined || edges === undefined ? null : { nodes, edges }
})

/** The lists of nodes and edges: what the text relates, else the parts of the topic; nothing for other schemas. */
export function readGraph(text: string, properties: Schema, root: Schema): Record<string, unknown> {
  const lists = graphKeysOf(properties)
  if (lists === null || text.length > longest) return {}
  const { nodes, edges } = lists
  const [node, edge] = [nodes, edges].map((key) => {
    const list = properties[key]
    const own =
      isRecord(list) && list['type'] === 'array' ? resolveDefinition(list['items'], root)['properties'] : undefined
    return isRecord(own) ? own : undefined
  })
  if (node === undefined || edge === undefined) return {}
  const stated = Array.from(text.matchAll(relation), ([, from = '', said = '', to = '']) => ({ from, said, to })).slice(
    0,
    40,
  )
  const topic = findTopic(text, false)
  const relations =
    stated.length > 0 ? stated : parts.map((part) => ({ from: capital(topic), said: 'has', to: `${part} of ${topic}` }))
  const names = [...new Set(relations.flatMap(({ from, to }) => [from, to]))]
  const idOf = (schema: unknown, name: string): unknown =>
    isRecord(schema) && (schema['type'] === 'integer' || schema['type'] === 'number') ? names.indexOf(name) + 1 : name
  return {
    [nodes]: names.map((name, at) =>
      write(node, (key, schema) =>
        isId.test(key) ? (isNumeric(schema) ? at + 1 : name) : isName.test(key) ? name : other(key, schema, at),
      ),
    ),
    [edges]: relations.map(({ from, said, to }, at) =>
      write(edge, (key, schema) =>
        isFrom.test(key)
          ? idOf(schema, from)
          : isTo.test(key)
            ? idOf(schema, to)
            : isNumeric(schema)
              ? at + 1
              : /colou?r/i.test(key)
                ? 'black'
                : said,
      ),
    ),
  }
}

function isNumeric(schema: unknown): boolean {
  return isRecord(schema) && (schema['type'] === 'integer' || schema['type'] === 'number')
}

function other(key: string, schema: unknown, at: number): unknown {
  if (isNumeric(schema)) return at + 1
  if (isRecord(schema) && Array.isArray(schema['enum'])) return schema['enum'][0]
  return /colou?r/i.test(key) ? colours[at % colours.length] : 'concept'
}

function write(members: Schema, value: (key: string, schema: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).map(([key, schema]) => [key, value(key, schema)]))
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
