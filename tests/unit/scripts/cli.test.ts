/** The command line as users see it: exit codes, one line per mistake, no part of the key in any output. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import {
  events,
  key,
  openScriptedServer,
  refuse,
  type Override,
  type ScriptedServer,
} from '../suite/runner/scripted-server.ts'
import { makeFolder, runCli, spawnCli } from './run-cli.ts'

const open: ScriptedServer[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})
async function serve(bend?: Override): Promise<string> {
  const server = await openScriptedServer(bend)
  open.push(server)
  return server.url
}
const some = ['--only', 'chat/plain', 'chat/stream', 'models/list']

describe('the command line', () => {
  it('tests the embedded mock, names it first, and passes', async () => {
    const { code, out, err } = await runCli(['check'])
    expect(err.split('\n', 1)[0]).toMatch(/^testing the embedded mock at http:\/\/127\.0\.0\.1:\d+\/v1/)
    expect(out.split('\n', 1)[0]).toMatch(/^kimi-contract tests the embedded mock/)
    expect(out).toMatch(/all checks passed/)
    expect(code).toBe(0)
  })

  it.each<[string, string[], number, RegExp]>([
    ['no command', [], 2, /Usage: kimi-contract/],
    ['an unknown command', ['chekc'], 2, /unknown command 'chekc'\n\(Did you mean check\?\)/],
    ['an unknown option', ['check', '--strcit'], 2, /unknown option '--strcit'\n\(Did you mean --strict\?\)/],
    [
      'a base URL that is no URL',
      ['check', '--base-url', 'localhost'],
      2,
      /"localhost" is not a URL; expected something like http:\/\/localhost\/v1$/m,
    ],
    [
      'a base URL without a scheme',
      ['check', '--base-url', 'localhost:8000/api/v1'],
      2,
      /must begin with http:\/\/ or https:\/\/, such as http:\/\/localhost:8000\/api\/v1$/m,
    ],
    ['a base URL of the option', ['smoke', '--base-url', 'a b'], 2, /^error: --base-url: base URL "a b" is not a URL/],
    [
      'an address without a scheme',
      ['smoke', '--base-url', '127.0.0.1:8000'],
      2,
      /is not a URL; expected something like http:\/\/127\.0\.0\.1:8000\/v1$/m,
    ],
    [
      'a base URL of another scheme',
      ['check', '--base-url', 'ftp://a/v1'],
      2,
      /must begin with http:\/\/ or https:\/\/, such as https:\/\/api\.moonshot\.ai\/v1$/m,
    ],
    ['a glob that matches nothing', ['check', '--only', 'chat/strem'], 2, /matches no case\. Nearest: chat\/stream/],
    ['an unknown reporter', ['check', '--reporter', 'jnit'], 2, /--reporter jnit is unknown; did you mean junit/],
    ['a report into no directory', ['check', '--reporter', 'json=none/here.json'], 2, /there is no directory .*none/],
    ['an unknown profile', ['check', '--profile', 'strict'], 2, /there are: official, vendor/],
    ['a concurrency of zero', ['check', '--concurrency', '0'], 2, /--concurrency is "0"; it must be a whole number/],
    ['a cost that is no number', ['check', '--max-cost', 'much'], 2, /amount of US dollars/],
    ['live without a key', ['check', '--live'], 3, /no key: set MOONSHOT_API_KEY.*Nothing was tested/],
    [
      'a closed port',
      ['check', '--base-url', 'http://127.0.0.1:1/v1'],
      3,
      /nothing listens at this address \(ECONNREFUSED\); start the server, or correct the base URL http:\/\/127\.0\.0\.1:1\/v1$/m,
    ],
    ['a report to merge that does not exist', ['check', '--merge', 'none.json'], 2, /none\.json does not exist/],
    ['smoke without a key', ['smoke'], 3, /^$/],
    ['smoke at a closed port', ['smoke', '--base-url', 'http://127.0.0.1:1/v1'], 3, /^$/],
    ['a file to validate that does not exist', ['validate', 'none.har'], 2, /none\.har/],
    ['an unknown format of the document', ['spec', '--format', 'xml'], 2, /there are: json, yaml/],
    [
      'a copy of the document that does not exist',
      ['spec', '--check', 'none.yaml'],
      2,
      /none\.yaml does not exist; check the path/,
    ],
  ])('answers %s', async (_, args, code, err) => {
    const ran = await runCli(args)
    expect(ran.err).toMatch(err)
    expect(ran.code).toBe(code)
    expect(ran.err + ran.out).not.toMatch(/\n {4}at /)
  })

  it.each([['smoke'], ['check', '--live'], ['record']])(
    'names MOONSHOT_BASE_URL where it is wrong, for %s',
    async (...args) => {
      const { code, err } = await runCli(args, { env: { MOONSHOT_API_KEY: key, MOONSHOT_BASE_URL: 'localhost:8000' } })
      expect([code, err]).toEqual([
        2,
        'error: MOONSHOT_BASE_URL: base URL "localhost:8000" must begin with http:// or https://, such as http://localhost:8000/v1\n',
      ])
    },
  )

  it.each(['mock', 'check', 'smoke', 'validate', 'spec'])('prints help for %s with an example', async (name) => {
    const { code, out } = await runCli([name, '--help'])
    expect(out).toMatch(new RegExp(`Usage: kimi-contract ${name}[^]*Examples:\n {2}kimi-contract ${name}`))
    expect(code).toBe(0)
  })

  it.each<[string, Override, number]>([
    ['a conforming server', () => false, 0],
    ['a server without choices', (a, r) => a.path.endsWith('completions') && !!r.end('{"id":"a","choices":[]}'), 1],
    [
      'a server that sends errors with status 200',
      (a, r) => a.path.endsWith('completions') && refuse(r, 200, 'server_error', 'x'),
      1,
    ],
    [
      'a server whose stream has no end mark',
      (a, r) =>
        a.json.stream === true &&
        !!r.writeHead(200, { 'Content-Type': 'text/event-stream' }).end(events(a, 'x').slice(0, 2).join('')),
      1,
    ],
    [
      'a server that answers with HTML',
      (a, r) => a.path.endsWith('completions') && !!r.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>'),
      1,
    ],
    ['a server that closes the connection', (a, r) => a.path.endsWith('completions') && !!r.destroy(), 1],
    [
      'a server that refuses the key',
      (_a, r) => refuse(r, 401, 'invalid_authentication_error', 'Invalid Authentication'),
      3,
    ],
  ])('exits with the right code for %s', async (_, bend, code) => {
    const url = await serve(bend)
    const ran = await runCli(['check', '--base-url', url, ...some], { env: { MOONSHOT_API_KEY: key } })
    expect([ran.code, ran.out + ran.err]).toEqual([code, expect.not.stringContaining(key)])
  })

  it('writes several reports at once, complete and without secrets', async () => {
    const folder = makeFolder()
    const url = await serve(
      (a, r) => a.path.endsWith('completions') && !!r.writeHead(200, { 'Content-Type': 'text/plain' }).end(`no ${key}`),
    )
    const files = ['json', 'junit', 'html', 'markdown', 'github', 'pretty'].flatMap((name) => [
      '--reporter',
      `${name}=${name}.out`,
    ])
    const ran = await runCli(['check', '--base-url', url, ...some, ...files, '--har', 'run.har'], {
      cwd: folder,
      env: { MOONSHOT_API_KEY: key },
    })
    expect([ran.code, ran.out]).toEqual([1, ''])
    expect(readdirSync(folder).sort()).toEqual([
      'github.out',
      'html.out',
      'json.out',
      'junit.out',
      'markdown.out',
      'pretty.out',
      'run.har',
    ])
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name), 'utf8')).not.toContain(key)
    expect(JSON.parse(readFileSync(join(folder, 'json.out'), 'utf8'))).toMatchObject({
      schemaVersion: 1,
      verdict: 'fail',
    })
    const validated = await runCli(['validate', 'run.har'], { cwd: folder })
    expect(validated.code).toBe(1)
  })

  it('prints nothing but the report on stdout', async () => {
    const url = await serve()
    const { out } = await runCli(['check', '--base-url', url, ...some, '--reporter', 'json'], {
      env: { MOONSHOT_API_KEY: key },
    })
    expect(JSON.parse(out)).toMatchObject({ verdict: 'pass', summary: { cases: 3 } })
  })

  it('reads .env, keeps variables that are set, and warns of a key on the command line', async () => {
    const folder = makeFolder()
    writeFileSync(join(folder, '.env'), `MOONSHOT_API_KEY=${key}\nKIMI_MODEL=kimi-k3\n`)
    const url = await serve()
    const args = ['check', '--base-url', url, '--go-on', '--only', 'chat/plain', '--reporter', 'json']
    const read = await spawnCli(args, { cwd: folder })
    expect(JSON.parse(read.out)).toMatchObject({ verdict: 'pass', target: { model: 'kimi-k3' } })
    const kept = await spawnCli(args, { cwd: folder, env: { KIMI_MODEL: 'kimi-k2.5' } })
    expect(JSON.parse(kept.out)).toMatchObject({ target: { model: 'kimi-k2.5' } })
    const warned = await runCli([...args, '--api-key', key])
    expect(warned.err).toMatch(/warning: a key on the command line is kept in the shell history/)
  })

  it('lists cases, checks, sources and the cost limit without sending anything', async () => {
    const { code, out } = await runCli(['check', '--list', '--only', 'chat/stream'])
    expect(out).toMatch(/chat\/stream\n.*\n {6}source: https:/)
    expect(out).toMatch(/At most 2 requests \(GET \/models included.*\$0\.00/)
    expect(code).toBe(0)
  })

  it('writes its report when it is interrupted', async () => {
    const url = await serve((a) => (a.path.endsWith('completions') ? new Promise(() => undefined) : false))
    const ran = await spawnCli(['check', '--base-url', url, '--only', 'chat', '--reporter', 'json'], {
      env: { MOONSHOT_API_KEY: key },
      onErr: (text, kill) => text.includes('testing') && setTimeout(() => kill('SIGINT'), 500),
    })
    expect(JSON.parse(ran.out)).toMatchObject({ verdict: 'inconclusive', inconclusiveBecause: 'the run was stopped' })
    expect(ran.code).toBe(3)
  })

  it('prints a document that spec --check accepts, and finds a changed copy', async () => {
    const folder = makeFolder()
    const { out } = await runCli(['spec'])
    writeFileSync(join(folder, 'copy.yaml'), out)
    writeFileSync(join(folder, 'changed.yaml'), out.replace(/^openapi: .*/m, 'openapi: 3.0.0'))
    expect((await runCli(['spec', '--check', 'copy.yaml'], { cwd: folder })).code).toBe(0)
    const changed = await runCli(['spec', '--check', 'changed.yaml'], { cwd: folder })
    expect([changed.code, changed.out]).toEqual([1, expect.stringContaining('/openapi: "3.0.0" where')])
  })
})
