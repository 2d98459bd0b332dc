/** Base URLs: checks them, and recognises Moonshot's own hosts and local ones. */

/** Thrown when the options of a run are wrong; the message names the option and what it takes. */
export class SuiteOptionsError extends TypeError {
  override name = 'SuiteOptionsError'
}

/** True for the hosts of Moonshot's own API. */
export function isFirstParty(baseUrl: string): boolean {
  return /^api\.moonshot\.(ai|cn)$/i.test(new URL(baseUrl).hostname)
}

/** True for a host of this machine: a local server may accept any key. */
export function isLoopback(baseUrl: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)$/i.test(new URL(baseUrl).hostname)
}

/**
 * The base URL without a slash at the end.
 * @throws SuiteOptionsError when it is not an http(s) URL.
 */
export function toBaseUrl(text: string): string {
  const trimmed = text.trim()
  let url: URL
  try {
    url = new URL(trimmed)
  } catch {
    const port = /^https?:\/\/[^/]*:(\d+)(?:\/|$)/i.exec(trimmed)?.[1]
    if (port !== undefined && Number(port) > 65_535)
      throw new SuiteOptionsError(`base URL ${JSON.stringify(text)} has the port ${port}; ports end at 65535`)
    throw new SuiteOptionsError(
      `base URL ${JSON.stringify(text)} is not a URL; expected something like ${completeUrl(trimmed)}`,
    )
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new SuiteOptionsError(
      `base URL ${JSON.stringify(text)} must begin with http:// or https://, such as ${completeUrl(trimmed)}`,
    )
  if (url.username !== '' || url.password !== '')
    throw new SuiteOptionsError('the base URL contains a user name or password; the key belongs into MOONSHOT_API_KEY')
  if (url.search !== '' || url.hash !== '')
    throw new SuiteOptionsError(`base URL ${JSON.stringify(text)} must not have a query or a fragment`)
  return trimmed.replace(/\/+$/, '')
}

/** The base URL that `127.0.0.1:8000` or `localhost:8000/v1` most likely stands for; Moonshot's own for other texts. */
function completeUrl(text: string): string {
  const [, host, path] = /^([\w.-]+:\d{1,5}|localhost)(\/[\w./-]*)?$/.exec(text) ?? []
  if (host === undefined) return 'https://api.moonshot.ai/v1'
  return `http://${host}${path === undefined || path === '/' ? '/v1' : path}`
}
