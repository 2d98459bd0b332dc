/** The request as a curl command for POSIX shells. */
import { toJsonText } from './literal.ts'
import { isStreamed, keyVariable, toExtraHeaders, toUrl, type Snippet, type SnippetInput } from './snippet.ts'

/** Linux allows 128 kB for one argument; longer bodies come from a here-document. */
const mostArgumentBytes = 100_000

export const curl: Snippet = {
  id: 'curl',
  group: 'curl',
  title: 'curl',
  fileName: 'request.sh',
  install: null,
  build,
}

function build(input: SnippetInput): string {
  const { request } = input
  const hasBody = request.body !== undefined
  const options = [
    ...(isStreamed(request) ? ['--no-buffer'] : []),
    ...(request.method === 'DELETE' ? ['--request DELETE'] : []),
    `--header "Authorization: Bearer $${keyVariable}"`,
    ...(hasBody ? [`--header 'Content-Type: application/json'`] : []),
    ...toExtraHeaders(request).map(([name, value]) => `--header ${quote(`${name}: ${value}`)}`),
  ]
  const first = `curl ${quote(toUrl(input))}`
  if (!hasBody) return `${[first, ...options].join(' \\\n  ')}\n`
  const json = toJsonText(request.body)
  if (json.length > mostArgumentBytes || json.includes("'"))
    return `${[first, ...options, `--data-binary @- <<'JSON'`].join(' \\\n  ')}\n${json}\nJSON\n`
  return `${[first, ...options, `--data ${quote(json)}`].join(' \\\n  ')}\n`
}

/** In single quotes a shell reads every character as it is. */
function quote(text: string): string {
  if (/^[\w./:-]+$/.test(text)) return text
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
