/** The request as a test: its answer must keep the contract, or have the members that a program reads. */
import { toFetchOptions } from './javascript.ts'
import { toJavaScriptString } from './literal.ts'
import { toPythonArguments, toPythonClient } from './python.ts'
import { isStreamed, toLines, toUrl, type Snippet, type SnippetInput } from './snippet.ts'

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
  return toLines([
    `import { expect, test } from 'vitest'`,
    `import 'kimi-contract/vitest'`,
    '',
    `test('the answer keeps the contract of the Kimi API', async () => {`,
    `  const response = await fetch(${toJavaScriptString(toUrl(input))}, ${options})`,
    '  expect(response.status).toBe(200)',
    '  await expect(response).toKeepContract()',
    '})',
  ])
}

function buildPytest(input: SnippetInput): string {
  const isStream = isStreamed(input.request)
  return toLines([
    'import os',
    '',
    'from openai import OpenAI',
    '',
    '',
    'def test_answer():',
    `    ${toPythonClient(input.baseUrl)}`,
    `    ${isStream ? 'stream' : 'completion'} = client.chat.completions.create(`,
    toPythonArguments(input, 8),
    '    )',
    isStream ? streamAssertions : completionAssertions,
  ])
}

const streamAssertions = [
  '    chunks = list(stream)',
  '    reasons = [c.choices[0].finish_reason for c in chunks if c.choices and c.choices[0].finish_reason]',
  '    assert len(reasons) == 1',
  '    assert len({c.id for c in chunks}) == 1',
]

const completionAssertions = [
  '    assert completion.choices',
  '    message = completion.choices[0].message',
  '    assert message.content or message.tool_calls',
]
