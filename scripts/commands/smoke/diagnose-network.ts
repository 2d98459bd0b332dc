/** Finds why no answer came: host name, connection, proxy, TLS. A refused certificate is read in a second handshake, without the key. */
import { isLoopback, type NoAnswerError } from '../../../tests/suite/sender/index.ts'
import { findClockSkew, toMinute } from './clock.ts'
import type { Proxy } from '../../cli/proxy.ts'
import { toDiagnosis, type Context } from './context.ts'
import type { Diagnosis } from './result.ts'
import type { TlsProbe } from './tls-probe.ts'

/** Why no answer came. */
export async function diagnoseNoAnswer(error: NoAnswerError, context: Context): Promise<Diagnosis> {
  const { host, hostname, protocol } = new URL(context.baseUrl)
  const { proxy } = context
  if (error.kind === 'tls') return diagnoseTls(error, context)
  if (proxy?.used) {
    const what = context.hide(error.message)
    if (/\b407\b/.test(what))
      return toDiagnosis(
        'proxy-auth',
        `the proxy ${proxy.shown} (${proxy.variable}) requires a user name and password (407)`,
        `put both into ${proxy.variable}, with a colon between them and an @ before the host`,
      )
    return toDiagnosis(
      'proxy',
      `requests to ${host} go through the proxy ${proxy.shown} (${proxy.variable}): ${what}`,
      `correct ${proxy.variable}, unset it, or add ${hostname} to NO_PROXY`,
    )
  }
  const beside = proxy === null ? '' : `; ${proxy.variable} is set but not used: ${proxy.unusedBecause}`
  switch (error.kind) {
    case 'refused':
      return toDiagnosis(
        'connection-refused',
        `nothing listens at ${host}`,
        `check that the server is running, and check the port${beside}`,
      )
    case 'dns':
      return toDiagnosis(
        'dns',
        `the host name ${hostname} cannot be resolved`,
        `check the spelling of the base URL, and the network connection${toKnownHosts(hostname)}${beside}`,
      )
    case 'timeout':
      return toDiagnosis(
        'timeout',
        `no answer from ${host} ${/within \d+ ms/.exec(error.message)?.[0] ?? 'in time'}`,
        `try again, with --timeout-ms if the connection is slow; check for a firewall, or for a network that requires HTTPS_PROXY${beside}`,
      )
    case 'reset':
      return toDiagnosis(
        'connection-reset',
        `${host} closed the connection without an answer`,
        `the server may expect ${protocol === 'http:' ? 'https' : 'plain http'}; else check for a proxy or firewall in between${beside}`,
      )
    case 'not-http':
      return toDiagnosis(
        'not-http',
        `${host} does not answer in HTTP`,
        `check the port of the base URL${protocol === 'http:' ? ', and whether the server expects https' : ''}${beside}`,
      )
    default:
      return toDiagnosis(
        'network',
        context.hide(error.message),
        `check the network connection and the firewall${beside}`,
      )
  }
}

/** A proxy whose address is visibly wrong, before anything is sent. */
export function diagnoseProxyAddress({ variable, shown, problem }: Proxy): Diagnosis {
  return toDiagnosis(
    'proxy',
    `${variable} is set to ${shown}: ${problem?.what}`,
    problem?.next ?? `correct ${variable}`,
  )
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
    return toDiagnosis(
      'tls-not-spoken',
      `${host} does not use TLS${through}`,
      isLoopback(context.baseUrl)
        ? `try http: ${context.baseUrl.replace(/^https:/i, 'http:')}`
        : 'the server may expect plain http: check the port, and check for a proxy in between',
    )
  const probe =
    !context.proxy?.used && context.sender.count('HEAD', `${origin}/`)
      ? await context.probeTls(`${origin}/`, 5_000)
      : null
  const skew = findClockSkew(probe?.serverMs ?? null, context.nowMs())
  const isDateError = /EXPIRED|NOT_YET_VALID/.test(error.code)
  if (isDateError && probe && skew !== null && isValidAt(probe, probe.serverMs))
    return toDiagnosis(
      'tls-clock-skew',
      `${skew}; by the server’s clock its certificate is valid`,
      'set the clock, e.g. turn on network time',
    )
  const certificate = probe
    ? ` (for ${context.hide(probe.names).slice(0, 80)}, signed by ${context.hide(probe.issuer).slice(0, 60)})`
    : ''
  if (error.code === 'CERT_HAS_EXPIRED')
    return toDiagnosis(
      'tls-expired',
      `the certificate of ${host} has expired${probe ? ` on ${toMinute(probe.validToMs)}` : ''}${through}`,
      `check this machine’s date (${toMinute(context.nowMs())}); if it is right, the server’s operator must renew the certificate`,
    )
  if (error.code === 'CERT_NOT_YET_VALID')
    return toDiagnosis(
      'tls-not-yet-valid',
      `the certificate of ${host} is not valid before ${probe ? toMinute(probe.validFromMs) : 'a later date'}${through}`,
      `check this machine’s date (${toMinute(context.nowMs())})`,
    )
  if (/ALTNAME|HOSTNAME_MISMATCH/.test(error.code))
    return toDiagnosis(
      'tls-wrong-host',
      `the certificate of ${host} is for another host${probe ? `: ${context.hide(probe.names).slice(0, 120)}` : ''}${through}`,
      `check the spelling of ${hostname}; a login page or the DNS of the network may answer instead`,
    )
  if (/SELF_SIGNED|UNABLE_TO_|DEPTH_ZERO|CERT_UNTRUSTED|INVALID_CA/.test(error.code))
    return toDiagnosis(
      'tls-untrusted',
      `the certificate of ${host}${certificate} is not signed by an authority that this machine trusts: ${error.code}${through}`,
      'proxies and filters that decrypt TLS cause this: put their root certificate into a file and set NODE_EXTRA_CA_CERTS to it',
    )
  return toDiagnosis(
    'tls',
    `${detail}${through}`,
    'check the host name, the clock, and check for a proxy that decrypts TLS',
  )
}

function isValidAt(probe: TlsProbe, ms: number | null): boolean {
  return ms !== null && ms >= probe.validFromMs && ms <= probe.validToMs
}

/** The API's hosts, for a name that resembles one. */
function toKnownHosts(hostname: string): string {
  return /moonshot|kimi/i.test(hostname) ? '; the API’s hosts are api.moonshot.ai and api.moonshot.cn' : ''
}
