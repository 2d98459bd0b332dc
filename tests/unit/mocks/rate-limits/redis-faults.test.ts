/** A real Redis server that answers, and refuses: replicas, full servers, lost rights, keys of other programs, damaged entries. */
import { setTimeout } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { createMockServer, type MockServer } from '../../../../mocks/server.ts'
import { findNoRedis } from './redis-server.ts'
import { ask, useRedis } from './redis-setup.ts'

const poll = { timeout: 50_000, interval: 20 }

describe.skipIf(findNoRedis() !== null)('a Redis that refuses', () => {
  const { redis, start, client, lines } = useRedis()
  const config = (name: string, value: string) => client().config('SET', name, value)
  afterEach(async () => {
    await client().replicaof('NO', 'ONE')
    await config('maxmemory', '0')
    await config('requirepass', '')
    lines.length = 0
  })

  const both = (url: string) => ({ limits: { rpm: 100, store: url }, journalStore: url })
  const startBoth = () => start({ rpm: 100 }, { journalStore: redis().url })
  const control = (server: MockServer, path: string, method = 'GET') =>
    fetch(new URL(`/__mock${path}`, server.url), { method })
  const statuses = async (server: MockServer) => {
    const shown = (await (await control(server, '/requests')).json()) as { requests: { status: number }[] }
    return shown.requests.map(({ status }) => status)
  }

  test.each([
    ['a replica', () => client().replicaof('127.0.0.1', 1), 'it is a replica; name the server that it copies'],
    ['a full server', () => config('maxmemory', '1'), 'it accepts no writes at the moment'],
  ])('%s is refused at the start, and nothing is written', async (_, prepare, advice) => {
    await prepare()
    for (const options of [{ limits: both(redis().url).limits }, { journalStore: redis().url }])
      await expect(createMockServer(options)).rejects.toThrow(advice)
    expect(await client().keys('*')).toEqual([])
  })

  test.each([
    ['scripts', '-eval'],
    ['writes', '-@write'],
    ['keys of this name', 'resetkeys ~other:*'],
  ])('a user without the right to %s is refused at the start', async (_, rule) => {
    await client().call('ACL', 'SETUSER', 'weak', 'reset', 'on', '>pass-word', '~*', '+@all', ...rule.split(' '))
    const url = redis().url.replace('//', '//weak:pass-word@')
    const refused = createMockServer({ limits: { rpm: 1, store: url } })
    await expect(refused).rejects.toThrow(/\/\/weak:\*\*\*@.*; give this user the right/)
    await client().call('ACL', 'DELUSER', 'weak')
  })

  test('a server that becomes a replica admits nothing, and shows no part of the journal', async () => {
    const server = await startBoth()
    expect((await ask(server)).status).toBe(200)
    await client().replicaof('127.0.0.1', 1)
    const refused = await ask(server)
    expect([refused.status, refused.text]).toEqual([503, expect.stringContaining('READONLY')])
    const shown = await control(server, '/requests')
    expect([shown.status, await shown.text()]).toEqual([503, expect.stringContaining('READONLY')])
    await client().replicaof('NO', 'ONE')
    expect(await statuses(server)).toEqual([200, 503])
    expect((await ask(server)).status).toBe(200)
    expect(await statuses(server)).toEqual([200, 503, 200])
  })

  test('a server that is full admits nothing, and shows no part of the journal', async () => {
    const server = await startBoth()
    expect((await ask(server)).status).toBe(200)
    await config('maxmemory', '1')
    expect((await ask(server)).status).toBe(503)
    expect((await control(server, '/requests')).status).toBe(503)
    await config('maxmemory', '0')
    expect(await statuses(server)).toEqual([200, 503])
  })

  test('a read beside a write that is refused shows no part of the journal', async () => {
    const server = await startBoth()
    await config('maxmemory', '1')
    expect((await ask(server)).status).toBe(503)
    for (let round = 0; round < 40; round++) {
      const refused = ask(server)
      await setTimeout(round % 4)
      const shown = await control(server, '/requests')
      expect([round, (await refused).status, shown.status]).toEqual([round, 503, 503])
    }
  })

  test.each(['limits', 'journal'])('keys of another type are named, and a reset replaces them (%s)', async (which) => {
    const server = await startBoth()
    expect((await ask(server)).status).toBe(200)
    for (const key of await client().keys(`kimi-contract:${which}:*`))
      await client().multi().del(key).geoadd(key, 1, 1, 'x').exec()
    if (which === 'limits') {
      const refused = await ask(server)
      expect([refused.status, refused.text]).toEqual([503, expect.stringContaining('WRONGTYPE')])
    } else {
      expect((await ask(server)).status).toBe(200)
      expect((await control(server, '/requests')).status).toBe(503)
    }
    expect((await control(server, '/reset', 'POST')).status).toBe(204)
    expect((await ask(server)).status).toBe(200)
    expect((await statuses(server)).at(-1)).toBe(200)
  })

  test.each(['{"id": "x"', 'null', '[1]', '\u0000'])('a damaged entry of the journal is refused: %s', async (text) => {
    const server = await startBoth()
    await ask(server)
    const [id] = await client().hkeys('kimi-contract:journal::entries')
    await client().hset('kimi-contract:journal::entries', id!, text)
    const shown = await control(server, '/requests')
    expect([shown.status, await shown.text()]).toEqual([503, expect.stringContaining('journal')])
    expect((await control(server, '/requests', 'DELETE')).status).toBe(204)
    await ask(server)
    expect(await statuses(server)).toEqual([200])
  })

  test('a password that is set later closes the store until it is gone', async () => {
    const server = await startBoth()
    expect((await ask(server)).status).toBe(200)
    await config('requirepass', 'new-pass-word')
    await client().call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes')
    await expect.poll(async () => (await ask(server)).status, poll).toBe(503)
    expect((await control(server, '/requests')).status).toBe(503)
    await client().auth('new-pass-word')
    await config('requirepass', '')
    await expect.poll(async () => (await ask(server)).status, poll).toBe(200)
    expect(lines.join('\n')).not.toContain('new-pass-word')
  })
})
