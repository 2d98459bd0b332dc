/** The conversations in the tables of answers and in those of public examples, as seeds for the fuzzer. */
import { readdirSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { rows, type ConversationRow } from './table-stub.ts'

const tests = new URL('../../../tests/unit/mocks/completion/', import.meta.url)
const stub = new URL('table-stub.ts', import.meta.url).href

/** Loads the tables without vitest: rows are values that only running the files gives. */
export async function readAnswerRows(): Promise<readonly ConversationRow[]> {
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'vitest' ? { url: stub, shortCircuit: true } : next(specifier, context),
  })
  for (const file of readdirSync(new URL('answers/', tests)).sort())
    if (file.endsWith('.test.ts')) await import(new URL(`answers/${file}`, tests).href)
  hooks.deregister()
  for (const kind of ['texts', 'calls']) {
    const loaded = (await import(new URL(`public-examples/${kind}/index.ts`, tests).href)) as Examples
    for (const { request } of loaded[kind] ?? []) {
      const { messages, ...others } = request
      rows.push({ messages, request: others })
    }
  }
  return rows
}

type Examples = Record<string, readonly { request: { messages: ConversationRow['messages'] } }[]>
