/** `compare` uses the proxy from the environment, as `check` does, and reaches this machine directly. */
import { expect, it, onTestFinished } from 'vitest'
import { key, openScriptedServer } from '../../suite/runner/scripted-server.ts'
import { runCli } from '../run-cli.ts'

async function serve() {
  const server = await openScriptedServer()
  onTestFinished(() => server.close())
  return server
}

it('reaches other hosts through HTTP_PROXY and this machine directly', async () => {
  const [proxy, near] = [await serve(), await serve()]
  const far = ['a', 'b'].map((name) => `http://${name}.kimi-contract.invalid/v1`)
  const named = [...far, near.url].flatMap((url, at) => ['--target', `t${at}=${url}`])
  const ran = await runCli(['compare', ...named, '--only', 'chat/plain', '--reporter', 'json'], {
    env: { HTTP_PROXY: new URL(proxy.url).origin, KIMI_T0_KEY: key, KIMI_T1_KEY: key, KIMI_T2_KEY: key },
  })
  expect([ran.code, JSON.parse(ran.out)]).toEqual([0, expect.objectContaining({ verdict: 'alike' })])
  const chats = proxy.asked.map((one) => one.path).filter((path) => path.endsWith('/chat/completions'))
  expect(new Set(chats)).toEqual(new Set(far.map((url) => `${url}/chat/completions`)))
  expect(near.asked.some((one) => one.path === '/v1/chat/completions')).toBe(true)
})

it('does not use the proxy for a host in NO_PROXY', async () => {
  const proxy = await serve()
  const ran = await runCli(
    ['compare', '--a', 'mock', '--b', 'http://b.kimi-contract.invalid/v1', '--only', 'models/list'],
    { env: { HTTP_PROXY: new URL(proxy.url).origin, NO_PROXY: '.kimi-contract.invalid', KIMI_B_KEY: key } },
  )
  expect([ran.code, proxy.asked]).toEqual([3, []])
})
