/** The request in Python: with `openai`, and with `httpx` alone. */
import { toPython, toStringLiteral } from './literal.ts'
import {
  asStream,
  isStreamed,
  keyVariable,
  toExtraHeaders,
  toLines,
  toMembers,
  toStreamBody,
  toUrl,
  type Snippet,
  type SnippetInput,
} from './snippet.ts'

/** Parameters of `create` in `openai` 2; every other member goes through `extra_body`. */
const parameters = new Set(
  [
    'model messages audio frequency_penalty function_call functions logit_bias logprobs max_completion_tokens max_tokens',
    'metadata modalities n parallel_tool_calls prediction presence_penalty prompt_cache_key reasoning_effort',
    'response_format safety_identifier seed service_tier stop store stream stream_options temperature tool_choice tools',
    'top_logprobs top_p user verbosity',
  ].flatMap((line) => line.split(' ')),
)

const shared = { group: 'Python', fileName: 'request.py', install: 'pip install openai', chatOnly: true } as const

export const pythonSnippets: readonly Snippet[] = [
  { ...shared, id: 'python-openai', title: 'openai', build: (input) => buildSync(input) },
  {
    ...shared,
    id: 'python-openai-stream',
    title: 'openai, stream',
    build: (input) => buildSync(asStream(input)),
    toSent: toStreamBody,
  },
  { ...shared, id: 'python-openai-async', title: 'openai, async', build: buildAsync },
  {
    id: 'python-httpx',
    group: 'Python',
    title: 'httpx',
    fileName: 'request.py',
    install: 'pip install httpx',
    build: buildHttpx,
  },
]

/** The construction of the client, for the tests as well. */
export function toPythonClient(baseUrl: string, name: 'OpenAI' | 'AsyncOpenAI' = 'OpenAI'): string {
  return `client = ${name}(api_key=os.environ["${keyVariable}"], base_url=${toStringLiteral(baseUrl)})`
}

/** The arguments of `create`, one an item. */
export function toPythonArguments({ request }: SnippetInput, indent: number): string[] {
  const body = Object.entries(toMembers(request.body))
  const known = body.filter(([name]) => parameters.has(name))
  const extra = body.filter(([name]) => !parameters.has(name))
  const headers = toExtraHeaders(request)
  const lines = known.map(([name, value]) => `${name}=${toPython(value, indent)}`)
  if (headers.length > 0) lines.push(`extra_headers=${toPython(Object.fromEntries(headers), indent)}`)
  if (extra.length > 0) lines.push(`extra_body=${toPython(Object.fromEntries(extra), indent)}`)
  return lines.map((line) => `${' '.repeat(indent)}${line},`)
}

function buildSync(input: SnippetInput): string {
  const isStream = isStreamed(input.request)
  return toLines([
    'import os',
    '',
    'from openai import OpenAI',
    '',
    toPythonClient(input.baseUrl),
    '',
    `${isStream ? 'stream' : 'completion'} = client.chat.completions.create(`,
    toPythonArguments(input, 4),
    ')',
    isStream ? printStream('for') : 'print(completion.choices[0].message)',
  ])
}

function buildAsync(input: SnippetInput): string {
  const isStream = isStreamed(input.request)
  return toLines([
    'import asyncio',
    'import os',
    '',
    'from openai import AsyncOpenAI',
    '',
    toPythonClient(input.baseUrl, 'AsyncOpenAI'),
    '',
    '',
    'async def main():',
    `    ${isStream ? 'stream' : 'completion'} = await client.chat.completions.create(`,
    toPythonArguments(input, 8),
    '    )',
    isStream ? printStream('async for', '    ') : '    print(completion.choices[0].message)',
    '',
    '',
    'asyncio.run(main())',
  ])
}

/** The loop that prints the content of a stream. */
function printStream(loop: 'for' | 'async for', indent = ''): string[] {
  const lines = [
    `${loop} chunk in stream:`,
    '    if chunk.choices:',
    '        print(chunk.choices[0].delta.content or "", end="", flush=True)',
    'print()',
  ]
  return lines.map((line) => indent + line)
}

function buildHttpx(input: SnippetInput): string {
  const { request } = input
  return toLines([
    'import os',
    '',
    'import httpx',
    '',
    `url = ${toStringLiteral(toUrl(input))}`,
    'headers = {',
    `    "Authorization": f"Bearer {os.environ['${keyVariable}']}",`,
    toExtraHeaders(request).map(([name, value]) => `    ${toStringLiteral(name)}: ${toStringLiteral(value)},`),
    '}',
    request.body === undefined ? [] : `payload = ${toPython(request.body)}`,
    '',
    callHttpx(input),
  ])
}

function callHttpx({ request }: SnippetInput): string[] {
  const print = 'print(response.status_code, response.text)'
  if (request.body === undefined)
    return [`response = httpx.request("${request.method}", url, headers=headers, timeout=120)`, print]
  if (!isStreamed(request)) return ['response = httpx.post(url, headers=headers, json=payload, timeout=120)', print]
  return [
    'with httpx.stream("POST", url, headers=headers, json=payload, timeout=120) as response:',
    '    for line in response.iter_lines():',
    '        print(line)',
  ]
}
