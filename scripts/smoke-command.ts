/** `smoke` for the command line. */
import { createRedactor, redactValue } from '../tests/redact.ts'
import { isLoopback } from '../tests/run/options.ts'
import { createNodeSender } from '../tests/run/send-node.ts'
import { exitCodes, toWhole, type CommandDefinition } from './command.ts'
import { runSmoke } from './smoke.ts'
import { diagnoses } from './smoke/diagnoses.ts'
import { formatSmoke } from './smoke/format.ts'
import { defaultBaseUrl, findKey, readBaseUrl } from './settings.ts'

export const smokeCommand: CommandDefinition = {
  options: [
    { flags: '--base-url <url>', about: `the API (default: MOONSHOT_BASE_URL, else ${defaultBaseUrl})` },
    { flags: '--api-key <key>', about: 'the key; better set MOONSHOT_API_KEY' },
    {
      flags: '--model <id>',
      about: 'the model (default: KIMI_MODEL, else the first preferred one GET /models offers)',
    },
    { flags: '--stream', about: 'ask for a stream, and measure the time to its first byte' },
    { flags: '--timeout-ms <n>', about: 'for one request (default: 60000)' },
    { flags: '--json', about: 'the result as JSON' },
  ],
  examples: ['kimi-contract smoke', 'kimi-contract smoke --stream --model kimi-k2.6', 'kimi-contract smoke --json'],
  async run(_args, options, io) {
    const baseUrl = readBaseUrl(
      typeof options.baseUrl === 'string' ? options.baseUrl : io.env.MOONSHOT_BASE_URL || defaultBaseUrl,
    )
    const timeoutMs = toWhole('--timeout-ms', options.timeoutMs, 1) ?? 60_000
    const given = typeof options.apiKey === 'string' || io.env.MOONSHOT_API_KEY !== undefined
    const apiKey = findKey(options.apiKey, io)
    const named = typeof options.model === 'string' ? options.model : io.env.KIMI_MODEL
    const sockets = createNodeSender()
    try {
      const result =
        apiKey === undefined && !isLoopback(baseUrl)
          ? {
              verdict: 'inconclusive' as const,
              baseUrl,
              stream: options.stream === true,
              diagnosis: diagnoses.noKey(given),
            }
          : await runSmoke({
              baseUrl,
              apiKey,
              timeoutMs,
              model: named === undefined || named.trim() === '' ? undefined : named.trim(),
              stream: options.stream === true,
              send: sockets.send,
            })
      const clean = redactValue(result, createRedactor([apiKey]))
      io.out(options.json === true ? `${JSON.stringify(clean, null, 2)}\n` : formatSmoke(clean))
      if (clean.verdict === 'pass') return exitCodes.kept
      return clean.verdict === 'fail' ? exitCodes.breached : exitCodes.noVerdict
    } finally {
      sockets.close()
    }
  },
}
