/** The request in Python: with `openai`, and with `httpx` alone. */
import { toPython, toStringLiteral } from './literal.ts'
import {
  asStream,
  isStreamed,
  keyVariable,
  toExtraHeaders,
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

/** The arguments of `create`, each on its own line. */
export function toPythonArguments({ request }: SnippetInput, indent: number): string {
  const body = Object.entries(toMembers(request.body))
  const known = body.filter(([name]) => parameters.has(name))
  const extra = body.filter(([name]) => !parameters.has(name))
  const headers = toExtraHeaders(request)
  const lines = known.map(([name, value]) => `${name}=${toPython(value, indent)}`)
  if (headers.length > 0) lines.push(`extra_headers=${toPython(Object.fromEntries(headers), indent)}`)
  if (extra.length > 0) lines.push(`extra_body=${toPython(Object.fromEntries(extra), indent)}`)
  return lines.map((line) => `${' '.repeat(indent)}${line},\n`).join('')
}

function buildSync(input: SnippetInput): string {
  const call = (name: string) => `${name} = client.chat.completions.create(\n${toPythonArguments(input, 4)})`
  const head = `import os\n\nfrom openai import OpenAI\n\n${toPythonClient(input.baseUrl)}\n\n`
  if (!isStreamed(input.request)) return `${head}${call('completion')}\nprint(completion.choices[0].message)\n`
  return `${head}${call('stream')}\nfor chunk in stream:\n    if chunk.choices:\n        print(chunk.choices[0].delta.content or "", end="", flush=True)\nprint()\n`
}

function buildAsync(input: SnippetInput): string {
  const call = (name: string) =>
    `    ${name} = await client.chat.completions.create(\n${toPythonArguments(input, 8)}    )`
  const use = isStreamed(input.request)
    ? `${call('stream')}\n    async for chunk in stream:\n        if chunk.choices:\n            print(chunk.choices[0].delta.content or "", end="", flush=True)\n    print()\n`
    : `${call('completion')}\n    print(completion.choices[0].message)\n`
  return `import asyncio\nimport os\n\nfrom openai import AsyncOpenAI\n\n${toPythonClient(input.baseUrl, 'AsyncOpenAI')}\n\n\nasync def main():\n${use}\n\nasyncio.run(main())\n`
}

function buildHttpx(input: SnippetInput): string {
  const { request } = input
  const headers = [
    `    "Authorization": f"Bearer {os.environ['${keyVariable}']}",\n`,
    ...toExtraHeaders(request).map(([name, value]) => `    ${toStringLiteral(name)}: ${toStringLiteral(value)},\n`),
  ]
  const head = `import os\n\nimport httpx\n\nurl = ${toStringLiteral(toUrl(input))}\nheaders = {\n${headers.join('')}}\n`
  if (request.body === undefined)
    return `${head}\nresponse = httpx.request("${request.method}", url, headers=headers, timeout=120)\nprint(response.status_code, response.text)\n`
  const payload = `payload = ${toPython(request.body)}\n\n`
  if (!isStreamed(request))
    return `${head}${payload}response = httpx.post(url, headers=headers, json=payload, timeout=120)\nprint(response.status_code, response.text)\n`
  return `${head}${payload}with httpx.stream("POST", url, headers=headers, json=payload, timeout=120) as response:\n    for line in response.iter_lines():\n        print(line)\n`
}
