/** `record` maps paths for targets with base paths of every form. */
import { describe, expect, test } from 'vitest'
import { readTarget } from '../../../../scripts/commands/record/target.ts'

describe('the target', () => {
  test.each([
    ['https://api.moonshot.ai', '/v1/models', 'https://api.moonshot.ai/v1/models', '/v1'],
    ['https://api.moonshot.ai/v1', '/v1/models', 'https://api.moonshot.ai/v1/models', '/v1'],
    ['https://api.moonshot.ai/v1/', '/v1/files?x=1', 'https://api.moonshot.ai/v1/files?x=1', '/v1'],
    ['https://api.moonshot.ai/v1', '/models', 'https://api.moonshot.ai/models', '/v1'],
    ['https://gate.test/kimi', '/v1/models', 'https://gate.test/kimi/v1/models', '/v1'],
    ['https://gate.test/kimi/v1', '/v1/models', 'https://gate.test/kimi/v1/models', '/v1'],
    ['https://gate.test/kimi/v1', '/kimi/v1/models', 'https://gate.test/kimi/v1/models', '/v1'],
    ['https://gate.test/api/v2', '/v2/models', 'https://gate.test/api/v2/models', '/v2'],
    ['https://gate.test/v1/openai', '/v1/chat/completions', 'https://gate.test/v1/openai/chat/completions', '/v1'],
    ['https://gate.test/v1/openai', '/chat/completions', 'https://gate.test/v1/openai/chat/completions', '/v1'],
    ['http://[::1]:8000/v1', '/v1/models', 'http://[::1]:8000/v1/models', '/v1'],
  ])('%s asked for %s is %s', (named, path, url, clientBase) => {
    const target = readTarget(named)
    expect(target.toUrl(path)).toBe(url)
    expect(target.clientBase).toBe(clientBase)
  })

  test.each([
    ['moonshot', /is not a URL/],
    ['ftp://x/v1', /must begin with http/],
    ['https://me:secret@x/v1', /user name/],
  ])('%s is refused with one sentence', (named, words) => {
    expect(() => readTarget(named)).toThrow(words)
  })
})
