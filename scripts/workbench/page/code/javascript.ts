/** The request in JavaScript: with `openai`, and with `fetch` alone. */
import { toJavaScript, toJavaScriptString } from './literal.ts'
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

const shared = { group: 'Node', fileName: 'request.mjs', install: 'npm install openai', chatOnly: true } as const

export const javaScriptSnippets: readonly Snippet[] = [
  { ...shared, id: 'node-openai', title: 'openai', build: (input) => buildOpenAi(input) },
  {
    ...shared,
    id: 'node-openai-stream',
    title: 'openai, stream',
    build: (input) => buildOpenAi(asStream(input)),
    toSent: toStreamBody,
  },
  { id: 'fetch', group: 'Node', title: 'fetch', fileName: 'request.mjs', install: null, build: buildFetch },
]

/** The arguments of `fetch` after the address, for the tests as well. */
export function toFetchOptions({ request }: SnippetInput): string {
  const headers = [
    `    Authorization: \`Bearer \${process.env.${keyVariable}}\`,\n`,
    ...(request.body === undefined ? [] : [`    'Content-Type': 'application/json',\n`]),
    ...toExtraHeaders(request).map(
      ([name, value]) => `    ${toJavaScriptString(name)}: ${toJavaScriptString(value)},\n`,
    ),
  ]
  const body = request.body === undefined ? '' : `  body: JSON.stringify(${toJavaScript(request.body, 2)}),\n`
  return `{\n  method: '${request.method}',\n  headers: {\n${headers.join('')}  },\n${body}}`
}

function buildOpenAi(input: SnippetInput): string {
  const { request, baseUrl } = input
  const headers = toExtraHeaders(request)
  const options = headers.length === 0 ? '' : `, { headers: ${toJavaScript(Object.fromEntries(headers))} }`
  const call = `await client.chat.completions.create(${toJavaScript(toMembers(request.body))}${options})`
  const client = `{ apiKey: process.env.${keyVariable}, baseURL: ${toJavaScriptString(baseUrl)} }`
  return toLines([
    `import OpenAI from 'openai'`,
    '',
    `const client = new OpenAI(${client})`,
    '',
    isStreamed(request)
      ? [
          `const stream = ${call}`,
          `for await (const chunk of stream) process.stdout.write(chunk.choices[0]?.delta.content ?? '')`,
          String.raw`process.stdout.write('\n')`,
        ]
      : [`const completion = ${call}`, 'console.log(completion.choices[0].message)'],
  ])
}

function buildFetch(input: SnippetInput): string {
  return toLines([
    `const response = await fetch(${toJavaScriptString(toUrl(input))}, ${toFetchOptions(input)})`,
    isStreamed(input.request)
      ? 'for await (const text of response.body.pipeThrough(new TextDecoderStream())) process.stdout.write(text)'
      : 'console.log(response.status, await response.json())',
  ])
}
