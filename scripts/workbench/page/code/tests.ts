/** The request as a test: its answer must keep the contract, or have the members that a program reads. */
import { toFetchOptions } from './javascript.ts'
import { toJavaScriptString } from './literal.ts'
import { toPythonArguments, toPythonClient } from './python.ts'
import { isStreamed, toUrl, type Snippet, type SnippetInput } from './snippet.ts'

export const testSnippets: readonly Snippet[] = [
  {
    id: 'vitest',
    group: 'Test',
    title: 'vitest',
    fileName: 'kimi.test.ts',
    install: 'npm install --save-dev vitest kimi-contract',
    build: buildVitest,
  },
  {
    id: 'pytest',
    group: 'Test',
    title: 'pytest',
    fileName: 'test_kimi.py',
    install: 'pip install pytest openai',
    chatOnly: true,
    build: buildPytest,
  },
]

function buildVitest(input: SnippetInput): string {
  const options = toFetchOptions(input).replaceAll(/\n(?!$)/g, '\n  ')
  return `import { expect, test } from 'vitest'\nimport 'kimi-contract/vitest'\n\ntest('the answer keeps the contract of the Kimi API', async () => {\n  const response = await fetch(${toJavaScriptString(toUrl(input))}, ${options})\n  expect(response.status).toBe(200)\n  await expect(response).toKeepContract()\n})\n`
}

function buildPytest(input: SnippetInput): string {
  const call = (name: string) => `    ${name} = client.chat.completions.create(\n${toPythonArguments(input, 8)}    )\n`
  const body = isStreamed(input.request)
    ? `${call('stream')}    chunks = list(stream)\n    reasons = [c.choices[0].finish_reason for c in chunks if c.choices and c.choices[0].finish_reason]\n    assert len(reasons) == 1\n    assert len({c.id for c in chunks}) == 1\n`
    : `${call('completion')}    assert completion.choices\n    message = completion.choices[0].message\n    assert message.content or message.tool_calls\n`
  return `import os\n\nfrom openai import OpenAI\n\n\ndef test_answer():\n    ${toPythonClient(input.baseUrl)}\n${body}`
}
