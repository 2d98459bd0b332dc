/** The command `smoke`: sends up to three small requests, and states whether a key, model and base URL work. */
import { createRedactor, redactValue } from '../../../tests/suite/reporters/index.ts'
import { createNodeSender } from '../../../tests/suite/sender/index.ts'
import { exitCodes, toList, toWhole, type CommandDefinition } from '../../cli/command.ts'
import { toAddressMap, withAddressMap } from '../../cli/connect-to.ts'
import { findKeyHint } from '../../cli/key-hint.ts'
import { inspectKey } from '../../cli/key-form.ts'
import { findProxy, toProxyEnv } from '../../cli/proxy.ts'
import { runSmoke } from './run.ts'
import { listDiagnoses } from './diagnoses.ts'
import { formatSmoke } from './format.ts'
import { probeTls } from './tls-probe.ts'
import { chooseBaseUrl, defaultBaseUrl, findKeyAsGiven } from '../../cli/settings.ts'

export const smokeCommand: CommandDefinition = {
  options: [
    { flags: '--base-url <url>', about: `the API (default: MOONSHOT_BASE_URL, else ${defaultBaseUrl})` },
    { flags: '--api-key <key>', about: 'the key; better set MOONSHOT_API_KEY' },
    {
      flags: '--model <id>',
      about: 'the model (default: KIMI_MODEL, else the first preferred one that GET /models offers)',
    },
    { flags: '--stream', about: 'send a streamed request only, and require its end mark' },
    { flags: '--timeout-ms <n>', about: 'time limit of one request (default: 60000)' },
    {
      flags: '--no-other-host',
      about: 'do not try a key refused by api.moonshot.ai at api.moonshot.cn, or the reverse',
    },
    {
      flags: '--connect-to <host=url>',
      about: 'send requests for this host to that address, e.g. api.moonshot.cn=http://127.0.0.1:4010; may be repeated',
      repeat: true,
    },
    {
      flags: '--json',
      about:
        'the result as JSON: verdict, diagnosis {id, cause, next}, model, tokens, …; stable keys, see --list for the ids',
    },
    { flags: '--list', about: 'print every diagnosis with its exit code; send nothing' },
  ],
  examples: ['kimi-contract smoke', 'kimi-contract smoke --stream --model kimi-k2.6', 'kimi-contract smoke --json'],
  exitCodes: {
    ok: 'the key works',
    failed: 'the diagnosis says what does not work',
  },
  async run(_args, options, io) {
    if (options.list === true) {
      io.out(listDiagnoses())
      return exitCodes.ok
    }
    const baseUrl = chooseBaseUrl(options.baseUrl, io, { from: '--base-url' })
    const timeoutMs = toWhole('--timeout-ms', options.timeoutMs, 1) ?? 60_000
    const toAddress = toAddressMap(toList(options.connectTo))
    const apiKey = findKeyAsGiven(options.apiKey, io)
    const named = typeof options.model === 'string' ? options.model : io.env.KIMI_MODEL
    const sockets = createNodeSender({ proxyEnv: toProxyEnv(io.env) })
    try {
      const result = await runSmoke({
        baseUrl,
        apiKey,
        timeoutMs,
        model: named === undefined || named.trim() === '' ? undefined : named.trim(),
        stream: options.stream === true,
        send: withAddressMap(sockets.send, toAddress),
        probeTls: (url, ms) => probeTls(toAddress(url), ms),
        announce: io.log,
        tryOtherHost: options.otherHost !== false,
        keyHint: (apiKey ?? '').trim() === '' ? findKeyHint(io.env) : null,
        proxy: findProxy(toAddress(baseUrl), io.env),
      })
      const clean = redactValue(result, createRedactor(toSecrets(apiKey)))
      io.out(options.json === true ? `${JSON.stringify(clean, null, 2)}\n` : formatSmoke(clean))
      if (clean.verdict === 'pass') return exitCodes.ok
      return clean.verdict === 'fail' ? exitCodes.failed : exitCodes.notTested
    } finally {
      sockets.close()
    }
  },
}

/** The secrets in a key as given. A placeholder, an address and the name of a variable are none, and stand in the advice as well. */
function toSecrets(apiKey: string | undefined): readonly string[] {
  const problem = apiKey === undefined ? null : inspectKey(apiKey)
  if (apiKey === undefined || problem?.id === 'key-placeholder' || problem?.id === 'key-is-a-url') return []
  if (problem?.id === 'key-with-name' && problem.cleaned !== null) return [problem.cleaned]
  return [apiKey, apiKey.trim()]
}
