/** `smoke` with wrongly pasted keys and base URLs, and with keys of another host or product. */
import { afterEach, describe, expect, it } from 'vitest'
import { completion, key, openScriptedServer, refuse, type Override } from '../../suite/runner/scripted-server.ts'
import { chat, page } from './faulty-server.ts'
import { runSmokeCommand, smoke } from './run-smoke.ts'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

async function serve(override?: Override) {
  const server = await openScriptedServer(override)
  open.push(server)
  return server
}
const refuseAll: Override = (_a, r) => refuse(r, 401, 'invalid_authentication_error', 'Invalid Authentication')
const gateway: Override = (a, r) =>
  !/^\/v1\/(models|chat\/completions)$/.test(a.path) && !!r.writeHead(404).end('{"code":5,"error":"url.not_found"}')
const origin = (url: string) => new URL(url).origin

const coding = 'https://api.kimi.com/coding/v1'
const agentsOnly: Override = (_a, r) =>
  refuse(r, 403, 'access_terminated_error', 'Kimi For Coding is currently only available for Coding Agents')

const firewall: Override = (_a, r) => !!r.writeHead(403, { 'Content-Type': 'text/html' }).end(page('Access denied'))

describe('smoke with a wrongly pasted key', () => {
  it.each([
    [`"${key}"`, 'key-quoted', 'has quotes around it: they are not part of the key'],
    [`'${key}`, 'key-quoted', 'has quotes around it: they are not part of the key'],
    [`“${key}”`, 'key-quoted', 'has quotes around it: they are not part of the key'],
    [`Bearer ${key}`, 'key-with-bearer', 'begins with "Bearer": give the key alone'],
    [`Authorization: Bearer ${key}`, 'key-with-bearer', 'begins with "Bearer": give the key alone'],
    [` ${key}`, 'key-with-spaces', 'has a space or a line end around it'],
    [`${key}\r\n`, 'key-with-spaces', 'has a space or a line end around it'],
    [`${key.slice(0, 9)} ${key.slice(9)}`, 'key-with-spaces', 'has a space or a line end inside'],
    [`${key.slice(0, 9)}\u200b${key.slice(9)}`, 'key-with-odd-characters', 'has a character that no key has'],
    [`"Bearer ${key}"\n`, 'key-quoted', 'has quotes around it: they are not part of the key'],
  ])('recognises %j and tries the corrected key', async (pasted, id, trouble) => {
    const { result, code } = await smoke((await serve()).url, [], pasted)
    expect([code, result.diagnosis]).toEqual([
      1,
      { id, cause: `the key ${trouble}`, next: 'the corrected key works: correct MOONSHOT_API_KEY' },
    ])
  })

  it('says that the corrected key is refused too', async () => {
    const { result } = await smoke((await serve(refuseAll)).url, [], `"${key}"`)
    expect(result.diagnosis).toMatchObject({ id: 'key-quoted', next: expect.stringMatching(/refused too/) as string })
  })

  it.each([
    ['sk-ant-api03-0123456789', 'key-of-other-vendor', 'Anthropic'],
    ['sk-or-v1-0123456789ab', 'key-of-other-vendor', 'OpenRouter'],
    ['sk-proj-0123456789ab', 'key-of-other-vendor', 'OpenAI'],
    ['gsk_0123456789abcdef', 'key-of-other-vendor', 'Groq'],
    ['AIzaSy0123456789abcd', 'key-of-other-vendor', 'Google'],
    ['nvapi-0123456789abcd', 'key-of-other-vendor', 'NVIDIA'],
    ['hf_0123456789abcdefg', 'key-of-other-vendor', 'Hugging Face'],
    ['your-api-key', 'key-placeholder', 'looks like a placeholder'],
    ['${MOONSHOT_API_KEY}', 'key-placeholder', 'looks like a placeholder'],
    ['https://api.moonshot.ai/v1', 'key-is-a-url', 'is an address'],
  ])('recognises %s, and does not send it to Moonshot’s hosts', async (pasted, id, words) => {
    const refused = await smoke((await serve()).url, [], pasted)
    expect([refused.code, refused.result.diagnosis?.id]).toEqual([1, id])
    expect(refused.result.diagnosis?.cause).toContain(words)
    const unsent = await smoke('https://api.moonshot.ai/v1', [], pasted)
    expect([unsent.code, unsent.result.diagnosis?.id, unsent.result.requests]).toEqual([1, id, []])
  })

  it('accepts a key of any form that works, and notes its form', async () => {
    const { url } = await serve((a, r) => chat(a.path) && !!r.end(completion(a, 'pong')))
    const { result } = await smoke(url, ['--model', 'kimi-k2.6'], 'sk-or-v1-0123456789ab')
    expect([result.verdict, result.notes[0]]).toEqual([
      'pass',
      'the key has the form of a key of OpenRouter, not of Moonshot',
    ])
  })

  it.each([
    ['nothing', {}, 'no-key'],
    ['an empty one', { MOONSHOT_API_KEY: '' }, 'key-empty'],
    ['spaces', { MOONSHOT_API_KEY: ' \n' }, 'key-empty'],
  ])('distinguishes %s', async (_, env, id) => {
    const { out, code } = await runSmokeCommand(['--json'], env as Record<string, string>)
    expect(JSON.parse(out)).toMatchObject({ diagnosis: { id }, requests: [] })
    expect(code).toBe(3)
  })

  it('does not say that the key works if none was sent', async () => {
    const { url } = await serve((a, r) => chat(a.path) && !!r.end(completion(a, 'pong')))
    const { out, code } = await runSmokeCommand(['--base-url', url, '--model', 'kimi-k2.6'], {})
    expect(out).toMatch(/no key is set, so a placeholder was sent/)
    expect([code, out.trimEnd().split('\n').at(-1)]).toEqual([0, 'The server works without a key; no key was tested.'])
  })

  it.each([
    ['${MOONSHOT_API_KEY}', 'set MOONSHOT_API_KEY to a key'],
    ['https://platform.kimi.ai/console', 'keys are created at https://platform.kimi.ai\n'],
  ])('keeps its advice complete if the key is %s', async (pasted, advice) => {
    const { out } = await runSmokeCommand([], { MOONSHOT_API_KEY: pasted })
    expect(out).toContain(advice)
    expect(out).not.toContain('redacted')
  })

  it('names the variable where its name stands before the key, and hides the key', async () => {
    const { url } = await serve(refuseAll)
    const { result, out } = await smoke(url, [], `MOONSHOT_API_KEY=${key}`)
    expect(result.diagnosis).toMatchObject({
      id: 'key-with-name',
      next: expect.stringMatching(/^correct MOONSHOT_API_KEY;/) as string,
    })
    expect(out).not.toContain(key.slice(0, 12))
  })

  it('tests a server on this machine without a key, and says that one is missing', async () => {
    const { out } = await runSmokeCommand(['--json', '--base-url', (await serve(refuseAll)).url], {})
    expect(JSON.parse(out)).toMatchObject({
      diagnosis: { id: 'no-key', cause: expect.stringMatching(/requires one/) as string },
    })
  })
})

describe('smoke where a web page comes from the host of Moonshot', () => {
  it.each([
    [503, '503 Service Temporarily Unavailable', 'overloaded'],
    [500, '500 Internal Server Error', 'gateway-error'],
    [522, 'Connection timed out', 'gateway-error'],
    [200, 'Welcome', 'network-login'],
  ])('tells a page with status %i from the login page of a network', async (status, title, id) => {
    const { url } = await serve((_a, r) => {
      r.writeHead(status, { 'Content-Type': 'text/html' }).end(page(title))
      return true
    })
    const { result } = await smoke('https://api.moonshot.ai/v1', ['--connect-to', `api.moonshot.ai=${origin(url)}`])
    expect(result.diagnosis?.id).toBe(id)
  })
})

describe('smoke with a key of another host or product', () => {
  it.each([
    ['api.moonshot.ai', 'api.moonshot.cn'],
    ['api.moonshot.cn', 'api.moonshot.ai'],
  ])('tries a key that %s refuses at %s, and announces it', async (host, other) => {
    const [here, there] = [await serve(refuseAll), await serve()]
    const args = ['--connect-to', `${host}=${origin(here.url)}`, '--connect-to', `${other}=${origin(there.url)}`]
    const { result, err, code } = await smoke(`https://${host}/v1`, args)
    expect([code, result.diagnosis]).toEqual([
      1,
      {
        id: 'other-host',
        cause: `the key is refused by ${host} and accepted by ${other}`,
        next: `set MOONSHOT_BASE_URL=https://${other}/v1`,
        baseUrl: `https://${other}/v1`,
      },
    ])
    expect(err).toMatch(`${host} refuses the key; trying it at ${other}`)
    expect(there.asked.map((one) => one.path)).toEqual(['/v1/models'])
  })

  it('says that both hosts refuse it, or that the other was not tried', async () => {
    const [here, there] = [await serve(refuseAll), await serve(refuseAll)]
    const args = [
      '--connect-to',
      `api.moonshot.ai=${origin(here.url)}`,
      '--connect-to',
      `api.moonshot.cn=${origin(there.url)}`,
    ]
    const both = await smoke('https://api.moonshot.ai/v1', args)
    expect(both.result.diagnosis).toMatchObject({
      id: 'key-refused',
      cause: expect.stringMatching(/api\.moonshot\.cn refuses it too/) as string,
    })
    const before = there.asked.length
    const { result, err } = await smoke('https://api.moonshot.ai/v1', [...args, '--no-other-host'])
    expect(result.diagnosis?.next).toMatch(/^try --base-url https:\/\/api\.moonshot\.cn\/v1; /)
    expect([there.asked.length, err]).toEqual([before, ''])
  })

  it('sends a key to no other host than Moonshot’s own', async () => {
    const there = await serve()
    const { url } = await serve(refuseAll)
    await smoke(url, ['--connect-to', `api.moonshot.cn=${origin(there.url)}`])
    expect(there.asked).toEqual([])
  })

  it.each<[string, string, string, string, Override]>([
    ['its key on the platform', 'https://api.moonshot.ai/v1', 'sk-kimi-0123456789abcdef', 'kimi-code-key', refuseAll],
    ['a key of the platform on its host', coding, key, 'kimi-code-host', refuseAll],
    ['a client it does not serve', coding, 'sk-kimi-0123456789abcdef', 'kimi-code-agents-only', agentsOnly],
    ['a firewall before it', coding, 'sk-kimi-0123456789abcdef', 'blocked', firewall],
  ])('recognises Kimi Code: %s', async (_, url, given, id, override) => {
    const server = await serve(override)
    const ran = await smoke(url, ['--connect-to', `${new URL(url).host}=${origin(server.url)}`], given)
    expect([ran.code, ran.result.diagnosis?.id]).toEqual([1, id])
  })

  it.each(['api.moonshot.cn', 'api.moonshot.cn=127.0.0.1:1', '=http://127.0.0.1:1', 'a=http://127.0.0.1:1/v1'])(
    'refuses --connect-to %s',
    async (value) => {
      const { code, err } = await runSmokeCommand(['--connect-to', value], {})
      expect([code, err]).toEqual([2, expect.stringMatching(/takes HOST=URL, such as/)])
    },
  )
})

describe('smoke with a wrongly pasted base URL', () => {
  it.each([
    ['', 'path-without-v1'],
    ['/', 'path-without-v1'],
    ['/v1/v1', 'path-doubled-v1'],
    ['/v1/v1/', 'path-doubled-v1'],
    ['/v1/chat/completions', 'path-with-endpoint'],
    ['/v1/chat/completions/', 'path-with-endpoint'],
    ['/chat/completions', 'path-with-endpoint'],
    ['/v1/models', 'path-with-endpoint'],
  ])('finds the right one for %j', async (path, id) => {
    const server = await serve(gateway)
    for (const args of [[], ['--model', 'kimi-k2.6']]) {
      const { result, code } = await smoke(origin(server.url) + path, args)
      expect([code, result.diagnosis?.id, result.diagnosis?.baseUrl]).toEqual([1, id, server.url])
      expect(result.diagnosis?.next).toBe(`set MOONSHOT_BASE_URL=${server.url} (it accepts the key)`)
    }
  })

  it('finds it if the host answers with a web page', async () => {
    const server = await serve((a, r) => !a.path.startsWith('/v1/') && !!r.end('<!doctype html><title>Home</title>'))
    expect((await smoke(origin(server.url))).result.diagnosis).toMatchObject({
      id: 'path-without-v1',
      baseUrl: server.url,
    })
  })

  it('hides a key in the address', async () => {
    const { code, err } = await runSmokeCommand(['--base-url', `https://${key}@api.moonshot.ai/v1`], {})
    expect([code, err]).toEqual([2, expect.stringMatching(/the key belongs into MOONSHOT_API_KEY/)])
    expect(err).not.toContain(key.slice(-8))
  })
})
