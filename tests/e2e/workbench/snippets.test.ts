/**
 * Runs every snippet of every template, and of requests with texts that are hard to quote, and compares what arrives with the request
 * as composed. Python needs the virtual environment that `.ci/run` makes.
 */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findUnavailable, snippets, type SnippetInput } from '../../../scripts/workbench/page/code/index.ts'
import { templates, toRequests } from '../../../scripts/workbench/page/templates/index.ts'
import type { ComposedRequest } from '../../../scripts/workbench/protocol.ts'
import { isSkippedWithout, pythonClients } from '../../unit/requirements.ts'
import { startCapture, type Capture } from './capture.ts'

const run = promisify(execFile)
const key = 'sk-canary-of-the-snippets'
const skipsPython = isSkippedWithout(pythonClients, 'the snippets for Python')

/** Quotes, line breaks, backslashes, interpolations, comments and invisible characters of every language that is generated. */
const hardText = [
  `it's "quoted" 'twice' '''three''' """three""" \`back\``,
  String.raw`\ \\ \n \u0041 \x41 \' \" \${HOME} \$ %s %% %(a)s {0} {{x}}`,
  '${HOME} $HOME $(id) `id` #{1} #comment //comment /* c */ --x ; & | < > JSON',
  'JSON\nEOF\n\r\n\t\0\b\f\v\u001b[31m\u007f\u0085\u2028\u2029\ufeff\u202e\u200b',
  '😀 𝄞 é ü 中文 </script><!-- --> !! ^%PATH%^ @file',
].join('\n')

const hard: ComposedRequest = {
  method: 'POST',
  path: '/v1/chat/completions',
  headers: { 'X-Hard': `it's "a" \\ \${HOME} $(id) \`id\` %s {0}`, Prefer: 'wait=0' },
  body: {
    model: 'kimi-k2.6',
    messages: [{ role: 'user', content: hardText }],
    stop: [],
    metadata: {},
    seed: null,
    parallel_tool_calls: false,
    user: hardText,
    [hardText]: [1.5, -0.25, 1e21, 1e-7, true, null, { "it's": '' }],
    'not-a-name': { class: 1, ['__proto__']: { polluted: true } },
  },
}

const requests: readonly { name: string; request: ComposedRequest }[] = [
  ...templates.map((template) => ({ name: template.id, request: toRequests(template, 'kimi-k2.6')[0]! })),
  { name: 'hard', request: withProto(hard) },
  { name: 'hard-stream', request: withProto({ ...hard, body: { ...(hard.body as object), stream: true } }) },
  {
    name: 'large',
    request: {
      ...hard,
      headers: {},
      body: { model: 'kimi-k3', messages: [{ role: 'user', content: 'a '.repeat(150_000) }] },
    },
  },
]

/** Adds the member `__proto__`, which a literal cannot hold. */
function withProto(request: ComposedRequest): ComposedRequest {
  const members = Object.entries(request.body as object)
  return { ...request, body: Object.fromEntries([...members, ['__proto__', { a: [1] }]]) }
}

let capture: Capture
let folder: string

beforeAll(async () => {
  capture = await startCapture(key)
  // Inside of the repository, so that `openai` is found.
  const base = fileURLToPath(new URL('../../../node_modules/.cache/', import.meta.url))
  await mkdir(base, { recursive: true })
  folder = await mkdtemp(join(base, 'snippets-'))
})

afterAll(async () => {
  await capture?.close()
  await rm(folder, { recursive: true, force: true })
})

/** Writes the snippets of some ids as files; returns what each has to send. */
async function writeSnippets(ids: readonly string[], toFile: (name: string) => string) {
  const written: { name: string; file: string; input: SnippetInput; expected: unknown }[] = []
  for (const { name: request, request: composed } of requests) {
    for (const snippet of snippets.filter(({ id }) => ids.includes(id))) {
      const name = `${request}--${snippet.id}`
      const input = { request: composed, baseUrl: capture.url(name) }
      expect(findUnavailable(snippet, input)).toBeNull()
      const text = snippet.build(input)
      expect(text).not.toContain(key)
      const file = join(folder, toFile(name))
      await writeFile(file, text)
      written.push({ name, file, input, expected: snippet.toSent?.(composed.body) ?? composed.body })
    }
  }
  return written
}

function expectArrived(written: Awaited<ReturnType<typeof writeSnippets>>): void {
  expect(written.length).toBeGreaterThanOrEqual(requests.length)
  for (const { name, input, expected } of written) {
    const arrived = capture.requests.get(name)?.at(-1)
    expect([name, arrived?.method, arrived?.path]).toEqual([name, 'POST', '/v1/chat/completions'])
    expect([name, sortMembers(arrived!.body)]).toEqual([name, sortMembers(expected)])
    expect(arrived!.headers).toMatchObject({
      authorization: `Bearer ${key}`,
      ...Object.fromEntries(
        Object.entries(input.request.headers).map(([header, value]) => [header.toLowerCase(), value]),
      ),
    })
    expect(arrived!.headers['content-type']).toContain('application/json')
  }
}

/** The order of members carries no meaning: `openai` for Python sends those of `extra_body` last. JSON text keeps `__proto__`. */
function sortMembers(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}

const env = { ...process.env, MOONSHOT_API_KEY: key, NO_COLOR: '1' }

/** Runs a program; its own failure is shown with what it printed. */
async function execute(program: string, parameters: readonly string[]): Promise<string> {
  const { stdout } = await run(program, parameters, { env, cwd: folder, maxBuffer: 64 * 1024 * 1024 }).catch(
    (error: { stdout: string; stderr: string }) => {
      throw new Error(`${error.stdout}\n${error.stderr}`.slice(-4000))
    },
  )
  return stdout
}

describe('the snippets', { timeout: 300_000 }, () => {
  test('for curl send the composed request', async () => {
    const written = await writeSnippets(['curl'], (name) => `${name}.sh`)
    for (const { file } of written) await execute('bash', [file])
    expectArrived(written)
  })

  test('for Node and fetch send the composed request', async () => {
    const written = await writeSnippets(['node-openai', 'node-openai-stream', 'fetch'], (name) => `${name}.mjs`)
    const runner = join(folder, 'run-all.mjs')
    const files = written.map(({ file }) => file)
    // The template for errors ends in a refusal with `fetch`, which does not retry.
    await writeFile(runner, `for (const file of ${JSON.stringify(files)}) await import(file)\n`)
    await execute(process.execPath, [runner])
    expectArrived(written)
  })

  test.skipIf(skipsPython)('for Python send the composed request', async () => {
    const ids = ['python-openai', 'python-openai-stream', 'python-openai-async', 'python-httpx']
    const written = await writeSnippets(ids, (name) => `${name.replaceAll(/[^a-z]/g, '_')}.py`)
    const runner = join(folder, 'run_all.py')
    const files = written.map(({ file }) => file)
    await writeFile(
      runner,
      `import runpy\nfor file in ${JSON.stringify(files)}:\n    try:\n        runpy.run_path(file, run_name="__main__")\n    except Exception as error:\n        raise RuntimeError(file) from error\n`,
    )
    await execute(pythonClients.path, [runner])
    expectArrived(written)
  })

  test.skipIf(skipsPython)('for pytest pass and send the composed request', async () => {
    const written = await writeSnippets(['pytest'], (name) => `test_${name.replaceAll(/[^a-z]/g, '_')}.py`)
    const stdout = await execute(pythonClients.path, [
      '-m',
      'pytest',
      '-q',
      '-p',
      'no:cacheprovider',
      ...written.map(({ file }) => file),
    ])
    expect(stdout).toContain(`${written.length} passed`)
    expectArrived(written)
  })
})
