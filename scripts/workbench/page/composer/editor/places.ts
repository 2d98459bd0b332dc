/** Finds paths in the syntax tree of a JSON text, and places by path. */
import { ensureSyntaxTree, syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'

type SyntaxNode = ReturnType<typeof syntaxTree>['topNode']
type Path = (string | number)[]

const values = new Set(['Object', 'Array', 'String', 'Number', 'True', 'False', 'Null', '⚠'])

/** Parsing stops after this time; what follows the part that was parsed then has no completions. */
const parseMs = 500

/** The syntax tree of the whole text; the editor itself parses in steps. */
export function parseTree(state: EditorState): ReturnType<typeof syntaxTree> {
  return ensureSyntaxTree(state, state.doc.length, parseMs) ?? syntaxTree(state)
}

/** The path of the value that a node is, or is in. */
export function toPath(state: EditorState, node: SyntaxNode): Path {
  const path: Path = []
  for (let one: SyntaxNode | null = node; one?.parent; one = one.parent) {
    const { parent } = one
    if (parent.name === 'Property') path.unshift(readName(state, parent))
    else if (parent.name === 'Array' && values.has(one.name)) path.unshift(countBefore(one))
  }
  return path
}

/** The name of a property. */
function readName(state: EditorState, property: SyntaxNode): string {
  const name = property.getChild('PropertyName')
  if (name === null) return ''
  const text = state.sliceDoc(name.from, name.to)
  try {
    return JSON.parse(text) as string
  } catch {
    return text.replaceAll('"', '')
  }
}

/** Where the value at a JSON pointer stands; the deepest part of the pointer that is there. */
export function findPlace(state: EditorState, pointer: string): { from: number; to: number } {
  let node: SyntaxNode | null = parseTree(state).topNode.firstChild
  let place = { from: node?.from ?? 0, to: Math.min(node?.to ?? 0, (node?.from ?? 0) + 1) }
  for (const step of pointer.split('/').slice(1)) {
    if (node === null) break
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
    const next: SyntaxNode | null = node.name === 'Array' ? itemAt(node, Number(name)) : memberOf(state, node, name)
    if (next === null) break
    const isBlock = next.name === 'Object' || next.name === 'Array'
    place = { from: next.from, to: isBlock ? next.from + 1 : next.to }
    node = next
  }
  return place
}

function memberOf(state: EditorState, object: SyntaxNode, name: string): SyntaxNode | null {
  for (let child = object.firstChild; child !== null; child = child.nextSibling)
    if (child.name === 'Property' && readName(state, child) === name) return child.lastChild
  return null
}

function itemAt(array: SyntaxNode, index: number): SyntaxNode | null {
  let count = 0
  for (let child = array.firstChild; child !== null; child = child.nextSibling)
    if (values.has(child.name) && count++ === index) return child
  return null
}

function countBefore(node: SyntaxNode): number {
  let count = 0
  for (let one = node.prevSibling; one !== null; one = one.prevSibling) if (values.has(one.name)) count++
  return count
}
