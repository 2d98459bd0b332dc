/** An unavailable limits store: one clear line, exit code 2, no secret in it. These tests need no Redis. */
import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createRedisLimiter } from '../../../../mocks/rate-limits/redis/limiter.ts'
import { createMock } from '../../../../mocks/state/mock.ts'
import { MockUsageError } from '../../../../mocks/common/usage-error.ts'
import { createMockServer } from '../../../../mocks/server.ts'
import { toServerOptions } from '../../../../scripts/commands/mock/server-options.ts'
import type { MockCommand } from '../../../../scripts/commands/mock/server-options.ts'
import { program } from '../../program.ts'
import { findPort } from './redis-server.ts'

function run(args: string[], nodeArgs: string[] = []): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...nodeArgs, program, 'mock', '--port', '0', ...args])
    let out = ''
    let err = ''
    child.stdout.on('data', (part) => (out += part))
    child.stderr.on('data', (part) => (err += part))
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

test.each([[[]], [['--workers', '2']]])('a refused connection is one line and exit code 2 (%j)', async (more) => {
  const port = await findPort()
  const store = `redis://:pass-word@127.0.0.1:${port}/0`
  const { code, out, err } = await run(['--limits', '0', '--limits-store', store, ...more])
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toBe(
    `error: limits store redis://:***@127.0.0.1:${port}/0 is unavailable: connect ECONNREFUSED 127.0.0.1:${port}; is it running there?\n`,
  )
})

test('a server with another protocol is refused as a store', async () => {
  const server = createServer((_, response) => response.end('hello'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.address() as AddressInfo
  await expect(createMockServer({ limits: { tier: 0, store: `redis://127.0.0.1:${port}` } })).rejects.toThrow(
    `limits store redis://127.0.0.1:${port} is unavailable`,
  )
  server.closeAllConnections()
  server.close()
})

/** Errors of Redis 7: for a client that is not authorized, for a database that does not exist, and of a cluster. */
test.each([
  ['WRONGPASS invalid username-password pair or user is disabled.', 'check the user and the password in the URL'],
  ['NOAUTH Authentication required.', 'check the user and the password in the URL'],
  ['ERR DB index is out of range', 'check the number of the database in the URL'],
  ['MOVED 866 127.0.0.1:7001', 'a cluster cannot be used; name a single server'],
  ['CLUSTERDOWN Hash slot not served', 'a cluster cannot be used; name a single server'],
])('a store that answers %s is refused with advice', async (said, advice) => {
  const server = createTcpServer((socket) =>
    socket.on('data', (bytes) => socket.write(`-${said}\r\n`.repeat(bytes.toString().match(/^\*/gm)?.length ?? 1))),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.address() as AddressInfo
  const store = `redis://:pass-word@127.0.0.1:${port}/99`
  await expect(createMockServer({ limits: { tier: 0, store } })).rejects.toThrow(`is unavailable: ${said}; ${advice}`)
  await expect(createMockServer({ limits: { tier: 0, store } })).rejects.toThrow(/^(?!.*pass-word)/)
  await new Promise((resolve) => server.close(resolve))
})

test.each([
  ['redis://127.0.0.1:{port}/0?password=pass-word'],
  ['redis://someone:pass-word@127.0.0.1:{port}/0'],
  ['redis:someone:pass-word@127.0.0.1:{port}'],
  ['http://127.0.0.1:{port}/pass?token=pass-word'],
])('the password of %s is not shown', async (url) => {
  const store = url.replace('{port}', String(await findPort()))
  const refused = await createMockServer({ limits: { tier: 0, store } }).catch((error: Error) => error)
  expect(refused).toBeInstanceOf(MockUsageError)
  expect((refused as Error).message).toContain('limits store')
  expect((refused as Error).message).not.toContain('pass-word')
})

test('without the package ioredis the line names what to install', async () => {
  const hook = `import { registerHooks } from 'node:module'
    registerHooks({ resolve(name, context, next) {
      if (name === 'ioredis') throw Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' })
      return next(name, context)
    } })`
  const args = ['--import', `data:text/javascript,${encodeURIComponent(hook)}`]
  const { code, err } = await run(['--limits', '0', '--limits-store', 'redis://127.0.0.1:6379/0'], args)
  expect(code).toBe(2)
  expect(err).toBe('error: a limits store in Redis needs the package ioredis: npm install ioredis\n')
})

test.each(['nonsense', 'http://127.0.0.1:6379', 'redis://127.0.0.1/zero'])(
  '%s is refused as a store',
  async (store) => {
    await expect(createMockServer({ limits: { tier: 0, store } })).rejects.toThrow(MockUsageError)
    await expect(createMockServer({ limits: { tier: 0, store } })).rejects.toThrow(
      'a URL such as redis://127.0.0.1:6379/0',
    )
  },
)

test('a URL as store is for the server only; elsewhere the store is opened first', () => {
  expect(() => createMock({ limits: { tier: 0, store: 'redis://127.0.0.1:6379' } })).toThrow(
    'await openLimitStore(url)',
  )
})

test.each<[MockCommand, object]>([
  [{ limits: '1', limitsStore: 'redis://a' }, { limits: { tier: 1, store: 'redis://a' } }],
  [{ limits: 'rpm=3', limitsStore: 'redis://a' }, { limits: { rpm: 3, store: 'redis://a' } }],
])('%o are read', (command, options) => {
  expect(toServerOptions(command)).toMatchObject(options)
})

test.each([{ limitsStore: 'redis://a' }, { limits: 'none', limitsStore: 'redis://a' }])(
  '%o has nothing to count',
  (command) => {
    expect(() => toServerOptions(command)).toThrow('--limits-store has nothing to count; name limits with --limits')
  },
)

test('a store that fails between two steps gives back what the earlier steps took', async () => {
  const calls: string[] = []
  const window = (name: string, fails: boolean) => ({
    take: () =>
      fails ? Promise.reject(new Error('Command timed out')) : Promise.resolve({ fits: true, current: 1, waitMs: 0 }),
    give: () => void calls.push(`give ${name}`),
    look: () => Promise.resolve({ used: 0, waitMs: 0 }),
  })
  const limiter = createRedisLimiter({
    tier: { concurrency: 1, rpm: 1, tpm: 1, tpd: 1 },
    headers: true,
    rpm: window('rpm', false),
    tpm: window('tpm', true),
    tpd: window('tpd', false),
    slots: { take: () => Promise.resolve(() => void calls.push('free slot')), close() {} },
    clear: () => Promise.resolve(),
  })
  await expect(limiter.admit({ key: 'k', tokens: 1 })).rejects.toThrow('the store does not answer (Command timed out)')
  expect(calls).toEqual(['free slot', 'give rpm'])
})
