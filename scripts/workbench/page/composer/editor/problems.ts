/** The problems of a text: the first place where it is not JSON, or what the schema finds. */
import type { Diagnostic } from '@codemirror/lint'
import type { EditorState } from '@codemirror/state'
import { validators } from '../../../../../openapi/validator.ts'
import { readJson } from '../../state/json-text.ts'
import { findPlace } from './places.ts'
import type { SchemaName } from './schemas.ts'

/** Longer texts hold pictures; the schema's search would slow typing down. */
const mostCharacters = 2_000_000
const mostProblems = 50

/** The diagnostics of the editor's text. */
export function findProblems(state: EditorState, schema: SchemaName): Diagnostic[] {
  if (state.doc.length > mostCharacters) return []
  const read = readJson(state.doc.toString())
  if ('problem' in read) {
    const { offset, message } = read.problem
    const from = Math.min(offset, Math.max(0, state.doc.length - 1))
    return [{ from, to: Math.min(from + 1, state.doc.length), severity: 'error', message }]
  }
  if (schema !== 'chat-request') return []
  return validators
    .request('createChatCompletion', read.value)
    .slice(0, mostProblems)
    .map(({ path, message }) => ({
      ...findPlace(state, path),
      severity: 'error',
      message: `${path === '' ? 'The body' : path.slice(1).replaceAll('/', '.')}: ${message}`,
    }))
}
