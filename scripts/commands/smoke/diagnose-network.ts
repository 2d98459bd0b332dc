/** Why there was no answer at all: name, connection, proxy, TLS. A refused certificate is looked at once more, without the key. */
import { isLoopback } from '../../../tests/suite/runner/options.ts'
import type { NoAnswerError } from '../../../tests/suite/runner/sender.ts'
import { findClockSkew, toMinute } from './clock.ts'
import { say, type Context } from './context.ts'
import type { Diagnosis } from './result.ts'
import type { TlsLook } from './tls-look.ts'

export async function diagnoseNoAnswer(error: NoAnswerError, context: Context): Promise<Diagnosis> {
  const { host, hostname, protocol } = new URL(context.baseUrl)
  const { proxy } = context
  if (error.kind === 'tls') return diagnoseTls(error, context)
  if (proxy?.used) {
    const what = context.hide(error.message)
    if (/\b407\b/.test(what))
      return say(
        'proxy-auth',
        `the proxy ${proxy.shown} (${proxy.variable}) wants a user and password (407)`,
        `put them into ${proxy.variable} as http://user:password@host:port`,
      )
    return say(
      'proxy',
      `requests to ${host} go through the proxy ${proxy.shown} (${proxy.variable}): ${what}`,
      `correct ${proxy.variable}, unset it, or name ${hostname} in NO_PROXY`,
    )
  }
  const beside = proxy === null ? '' : `; ${proxy.variable} is set and not used: ${proxy.unusedBecause}`
  switch (error.kind) {
    case 'refused':
      return say(
        'connection-refused',
        `nothing listens at ${host}`,
        `is the server started, and is the port right?${beside}`,
      )
    case 'dns':
      return say(
        'dns',
        `the host name ${hostname} cannot be resolved`,
        `look for a misspelling in the base URL, and at the network connection${toMeant(hostname)}${beside}`,
      )
    case 'timeout':
      return say(
        'timeout',
        `no answer from ${host} within ${context.timeoutMs} ms`,
        `try again, with --timeout-ms if the line is slow; look for a firewall, or a network that needs HTTPS_PROXY${beside}`,
      )
    case 'reset':
      return say(
        'connection-reset',
        `${host} closed the connection without an answer`,
        `${protocol === 'http:' ? 'is https spoken there?' : 'is plain http spoken there?'} Else look for a proxy or firewall in between${beside}`,
      )
    case 'not-http':
      return say(
        'not-http',
        `${host} does not answer in HTTP`,
        `look at the port of the base URL${protocol === 'http:' ? ', and whether https is spoken there' : ''}${beside}`,
      )
    default:
      return say('network', context.hide(error.message), `look at the network connection and firewall${beside}`)
  }
}

async function diagnoseTls(error: NoAnswerError, context: Context): Promise<Diagnosis> {
  const { host, hostname, origin } = new URL(context.baseUrl)
  const detail = context.hide(error.message)
  const through = context.proxy?.used ? ` (through the proxy ${context.proxy.shown})` : ''
  if (
    /WRONG_VERSION|PACKET_LENGTH|wrong version number|packet length too long|UNKNOWN_PROTOCOL|unknown protocol|HTTP_REQUEST/i.test(
      `${error.code} ${detail}`,
    )
  )
    return say(
      'tls-not-spoken',
      `${host} does not speak TLS${through}`,
      isLoopback(context.baseUrl)
        ? `try http: ${origin.replace('https:', 'http:')}`
        : 'plain http behind https? Look at the port, and for a proxy in between',
    )
  const look =
    !context.proxy?.used && context.line.take('HEAD', `${origin}/`) ? await context.look(`${origin}/`, 5_000) : null
  const skew = findClockSkew(look?.serverMs ?? null, context.nowMs())
  const dates = /EXPIRED|NOT_YET_VALID/.test(error.code)
  if (dates && look && skew !== null && isValidAt(look, look.serverMs))
    return say(
      'tls-clock-skew',
      `${skew}; by the server’s clock its certificate is valid`,
      'set the clock, e.g. turn on network time',
    )
  const who = look
    ? ` (for ${context.hide(look.names).slice(0, 80)}, signed by ${context.hide(look.issuer).slice(0, 60)})`
    : ''
  if (error.code === 'CERT_HAS_EXPIRED')
    return say(
      'tls-expired',
      `the certificate of ${host} has expired${look ? ` on ${toMinute(look.validToMs)}` : ''}${through}`,
      `is this machine’s date right (${toMinute(context.nowMs())})? Else the server’s operator must renew it`,
    )
  if (error.code === 'CERT_NOT_YET_VALID')
    return say(
      'tls-not-yet-valid',
      `the certificate of ${host} is not valid before ${look ? toMinute(look.validFromMs) : 'a later date'}${through}`,
      `is this machine’s date right (${toMinute(context.nowMs())})?`,
    )
  if (/ALTNAME|HOSTNAME_MISMATCH/.test(error.code))
    return say(
      'tls-wrong-host',
      `the certificate of ${host} is for another host${look ? `: ${context.hide(look.names).slice(0, 120)}` : ''}${through}`,
      `is ${hostname} spelt right? A login page or DNS of the network may stand in between`,
    )
  if (/SELF_SIGNED|UNABLE_TO_|DEPTH_ZERO|CERT_UNTRUSTED|INVALID_CA/.test(error.code))
    return say(
      'tls-untrusted',
      `the certificate of ${host}${who} is not signed by anybody this machine trusts: ${error.code}${through}`,
      'a proxy or filter that opens TLS does this: put its root certificate into a file and set NODE_EXTRA_CA_CERTS to it',
    )
  return say('tls', `${detail}${through}`, 'look at the host name, the clock, and for a proxy that opens TLS')
}

function isValidAt(look: TlsLook, ms: number | null): boolean {
  return ms !== null && ms >= look.validFromMs && ms <= look.validToMs
}

/** The host that was probably meant. */
function toMeant(hostname: string): string {
  return /moonshot|kimi/i.test(hostname) ? '; the API’s hosts are api.moonshot.ai and api.moonshot.cn' : ''
}
