/** Client drills on small programs, each with one behaviour: the verdict names it. */
import { expect, test } from 'vitest'
import { runClientDrills } from '../../../../scripts/client-drills/run.ts'
import type { SuiteReport } from '../../../suite/reporters/report.ts'
import { defineAsk } from './sample.ts'

const only = ['refusals/authentication', 'refusals/quota', 'load/*']

/** A program that sends one question; `onRefusal` is its code for an answer that is not 200, `members` are added to the request. */
function toProgram(onRefusal: string, members = ''): string[] {
  const code = `${defineAsk}
    const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
    async function run() {
      for (let attempt = 0; ; attempt++) {
        const { status, text } = await ask({ model: 'kimi-k2.6', messages: [{ role: 'user', content: 'Hello!' }], ${members} })
        if (status === 200) { console.log(JSON.parse(text).choices[0].message.content); break }
        ${onRefusal}
      }
    }
    void run()`
  return ['node', '-e', code]
}

function toFindings(report: SuiteReport): string[] {
  return report.cases.flatMap(({ id, failures }) => failures.map((one) => `${id} ${one.severity}: ${one.message}`))
}

test('a program that retries without a wait fails the drills of refusals and of lasting overloads', async () => {
  const report = await runClientDrills({ command: toProgram('if (attempt > 20) process.exit(1)'), only })
  expect(report.verdict).toBe('fail')
  const failed = report.cases.filter((one) => one.status === 'fail').map(({ id }) => id)
  expect(failed).toEqual([
    'refusals/authentication',
    'refusals/quota',
    'load/retry-after',
    'load/backoff',
    'load/unavailable',
  ])
})

test('a program that ends with exit code 0 and does not mention a refusal fails the drill', async () => {
  const report = await runClientDrills({ command: toProgram('process.exit(0)'), only: ['refusals/authentication'] })
  expect(toFindings(report)).toEqual(['refusals/authentication fail: the program ended as if it had an answer'])
  expect(report.cases[0]!.failures[0]).toMatchObject({ blame: 'client', check: 'refusals-authentication' })
})

test('a program that names the refusal but exits with 0 gets a warning', async () => {
  const command = toProgram("console.error('error ' + status); process.exit(0)")
  const report = await runClientDrills({ command, only: ['refusals/authentication'] })
  expect(report.verdict).toBe('warn')
  expect(toFindings(report)).toEqual([
    'refusals/authentication warn: the program reports the problem, but its exit code says success',
  ])
})

test('a request with another id in its body is still a further attempt, and one for another model is not', async () => {
  const run = (members: string) =>
    runClientDrills({
      command: toProgram('if (attempt === 2) { console.error(status); process.exit(1) }; await wait(200)', members),
      only: ['refusals/authentication', 'load/overloaded-once'],
    })
  expect(toFindings(await run("user: 'attempt-' + attempt"))).toEqual([
    'refusals/authentication fail: the refused request was sent again',
  ])
  expect(toFindings(await run("model: ['kimi-k2.6', 'kimi-k3', 'kimi-k2.7-code'][attempt]"))).toEqual([])
})

test('a program whose requests are refused, and that ends with 0, is blamed for the refusal and for no drill of answers', async () => {
  const code = `${defineAsk}
    ask({ model: 'kimi-k2.6', temperature: 0, stream: true, messages: [{ role: 'user', content: 'Hello!' }] })
      .then(({ status, text }) => console.log(status === 200 ? text : 'error after 0 tokens: ' + JSON.parse(text).error.message))`
  const report = await runClientDrills({
    command: ['node', '-e', code],
    only: ['requests/accepted', 'requests/usage-asked', 'refusals/authentication', 'streams/*', 'answers/*'],
    skip: ['streams/silence', 'streams/never-ending'],
  })
  expect(toFindings(report)).toEqual([
    'requests/accepted fail: Kimi refuses the request: invalid temperature: only 1 is allowed for this model',
    'refusals/authentication warn: the program reports the problem, but its exit code says success',
  ])
  expect(report.cases.find(({ id }) => id === 'answers/length')?.skippedBecause).toContain('see requests/accepted')
})

test('a program that sends nothing to the mock makes the run inconclusive and names the option to use', async () => {
  const report = await runClientDrills({ command: ['node', '-e', 'console.log(1)'], only })
  expect(report.verdict).toBe('inconclusive')
  expect(report.inconclusiveBecause).toMatch(/sent no chat request .* --env NAME=\{baseUrl\}/)
  expect(report.cases.every((one) => one.status === 'skip')).toBe(true)
})

test('a program that cannot be started is an error that says so', async () => {
  await expect(runClientDrills({ command: ['no-such-program-here'], only })).rejects.toThrow(
    'no-such-program-here could not be started: there is no such program',
  )
})

test('the key of the drills is not in the report', async () => {
  const command = toProgram('console.error(process.env.KIMI_API_KEY); process.exit(1)')
  const report = await runClientDrills({ command, only: ['refusals/*'] })
  expect(report.cases.flatMap((one) => one.failures).length).toBeGreaterThan(0)
  expect(JSON.stringify(report)).not.toMatch(/sk-drill[A-Za-z0-9]{20}/)
})

test('an id that no drill has names the list of drills', async () => {
  await expect(runClientDrills({ command: ['node'], only: ['refusals/quotas'] })).rejects.toThrow(
    /--only refusals\/quotas matches no drill\. Nearest: refusals\/quota.* All ids: kimi-contract client --list$/,
  )
})
