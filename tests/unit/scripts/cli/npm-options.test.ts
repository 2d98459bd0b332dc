/** Options that npm keeps for itself are an error, because the command would otherwise test something else and pass. */
import { expect, test } from 'vitest'
import { main } from '../../../../scripts/cli.ts'

async function run(args: readonly string[], env: Record<string, string>) {
  let [out, err] = ['', '']
  const code = await main(args, {
    out: (text) => void (out += text),
    log: (line) => void (err += `${line}\n`),
    color: false,
    live: false,
    env,
  })
  return { code, out, err }
}
const npm = (script: string, command = 'run') => ({ npm_command: command, npm_lifecycle_event: script })

test.each([
  ['--live', { npm_config_live: 'true' }],
  ['--base-url', { npm_config_base_url: 'http://127.0.0.1:1/v1' }],
  ['--strict', { npm_config_strict: 'true' }],
])('npm run contract %s without -- runs no case', async (flag, kept) => {
  const { code, out, err } = await run(['check'], { ...npm('contract'), ...kept })
  expect([code, out]).toEqual([2, ''])
  expect(err).toBe(
    `error: npm kept ${flag} for itself; put -- before the options of check: npm run contract -- ${flag} …\n`,
  )
})

test('an option in the form --no-… is recognised, also with the command name of older versions of npm', async () => {
  const { code, err } = await run(['smoke'], { ...npm('smoke', 'run-script'), npm_config_other_host: '' })
  expect([code, err]).toEqual([2, expect.stringMatching(/npm run smoke -- --no-other-host …$/m)])
})

test('variables of npm that are none of the command’s options change nothing', async () => {
  const env = { ...npm('smoke'), npm_config_json: 'true', npm_config_cache: '/a', npm_config_yes: 'true' }
  expect(await run(['smoke', '--list'], env)).toMatchObject({ code: 0, err: '' })
  expect(await run(['smoke', '--list'], { npm_config_stream: 'true' })).toMatchObject({ code: 0, err: '' })
})

test('an option that the command gets may have a variable of its name, such as target in a .npmrc for Electron', async () => {
  const kept = { ...npm('record'), npm_config_target: '30.0.0' }
  const wrong = await run(['record', '--target', 'ftp://127.0.0.1'], kept)
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringMatching(/^error: --target/)])
  expect((await run(['check', '--strict', '--list'], { ...npm('check'), npm_config_strict: 'true' })).code).toBe(0)
  const { err } = await run(['check', '--list'], { ...npm('check'), npm_config_strict: 'true' })
  expect(err).toContain('npm kept --strict for itself')
})

test.each([
  ['smoke', { ...npm('smoke') }, 'npm run smoke -- --name value'],
  ['check', { ...npm('contract') }, 'npm run contract -- --name value'],
  ['mock', {}, 'kimi-contract mock --name value'],
])('an argument of %s is refused without being repeated', async (command, env, hint) => {
  const pasted = 'q7-0123456789abcdef'
  const { code, out, err } = await run([command, pasted], env)
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(hint)
  expect(err).not.toContain('0123456789')
})
