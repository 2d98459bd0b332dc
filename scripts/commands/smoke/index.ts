/** `smoke` for the command line. */
import { createRedactor, redactValue } from '../../../tests/suite/reporters/redact.ts'
import { createNodeSender } from '../../../tests/suite/runner/send-node.ts'
import { exitCodes, toList, toWhole, type CommandDefinition } from '../../cli/command.ts'
import { toDetour, withDetour } from '../../cli/connect-to.ts'
import { findProxy, toProxyEnv } from '../../cli/proxy.ts'
import { runSmoke } from './run.ts'
import { listAilments } from './ailments.ts'
import { formatSmoke } from './format.ts'
import { lookAtTls } from './tls-look.ts'
import { defaultBaseUrl, findKeyAsGiven, readBaseUrl } from '../../cli/settings.ts'

export const smokeCommand: CommandDefinition = {
  options: [
    { flags: '--base-url <url>', about: `the API (default: MOONSHOT_BASE_URL, else ${defaultBaseUrl})` },
    { flags: '--api-key <key>', about: 'the key; better set MOONSHOT_API_KEY' },
    {
      flags: '--model <id>',
      about: 'the model (default: KIMI_MODEL, else the first preferred one GET /models offers)',
    },
    { flags: '--stream', about: 'ask for a stream only, and hold it to its end mark' },
    { flags: '--timeout-ms <n>', about: 'for one request (default: 60000)' },
    {
      flags: '--no-other-host',
      about: 'do not try a key refused by api.moonshot.ai at api.moonshot.cn, or the reverse',
    },
    {
      flags: '--connect-to <host=url>',
      about: 'reach this host there, e.g. api.moonshot.cn=http://127.0.0.1:4010; may be repeated',
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
  async run(_args, options, io) {
    if (options.list === true) {
      io.out(listAilments())
      return exitCodes.ok
    }
    const baseUrl = readBaseUrl(
      typeof options.baseUrl === 'string' ? options.baseUrl : io.env.MOONSHOT_BASE_URL || defaultBaseUrl,
    )
    const timeoutMs = toWhole('--timeout-ms', options.timeoutMs, 1) ?? 60_000
    const detour = toDetour(toList(options.connectTo))
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
        send: withDetour(sockets.send, detour),
        look: (url, ms) => lookAtTls(detour(url), ms),
        announce: io.log,
        tryOtherHost: options.otherHost !== false,
        proxy: findProxy(detour(baseUrl), io.env),
      })
      const clean = redactValue(result, createRedactor([apiKey, apiKey?.trim()]))
      io.out(options.json === true ? `${JSON.stringify(clean, null, 2)}\n` : formatSmoke(clean))
      if (clean.verdict === 'pass') return exitCodes.ok
      return clean.verdict === 'fail' ? exitCodes.failed : exitCodes.notTested
    } finally {
      sockets.close()
    }
  },
}
