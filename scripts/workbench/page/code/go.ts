/** The request in Go with `net/http`. */
import { toJsonText, toStringLiteral } from './literal.ts'
import { isStreamed, keyVariable, toExtraHeaders, toUrl, type Snippet, type SnippetInput } from './snippet.ts'

export const go: Snippet = {
  id: 'go',
  group: 'Go',
  title: 'net/http',
  fileName: 'main.go',
  install: null,
  build,
}

function build(input: SnippetInput): string {
  const { request } = input
  const hasBody = request.body !== undefined
  const imports = [
    ...(isStreamed(request) ? ['bufio'] : []),
    'fmt',
    ...(isStreamed(request) ? [] : ['io']),
    'net/http',
    'os',
    ...(hasBody ? ['strings'] : []),
  ]
  const headers = [
    `\trequest.Header.Set("Authorization", "Bearer "+os.Getenv("${keyVariable}"))\n`,
    ...(hasBody ? ['\trequest.Header.Set("Content-Type", "application/json")\n'] : []),
    ...toExtraHeaders(request).map(
      ([name, value]) => `\trequest.Header.Set(${toStringLiteral(name)}, ${toStringLiteral(value)})\n`,
    ),
  ]
  const body = hasBody ? `\tbody := strings.NewReader(${toGoText(toJsonText(request.body))})\n` : ''
  const fail = '\tif err != nil {\n\t\tpanic(err)\n\t}\n'
  const print = isStreamed(request)
    ? '\tlines := bufio.NewScanner(response.Body)\n\tlines.Buffer(nil, 16*1024*1024)\n\tfor lines.Scan() {\n\t\tfmt.Println(lines.Text())\n\t}\n'
    : `\ttext, err := io.ReadAll(response.Body)\n${fail}\tfmt.Println(response.Status, string(text))\n`
  return `package main\n\nimport (\n${imports.map((name) => `\t"${name}"\n`).join('')})\n\nfunc main() {\n${body}\trequest, err := http.NewRequest("${request.method}", ${toStringLiteral(toUrl(input))}, ${hasBody ? 'body' : 'nil'})\n${fail}${headers.join('')}\tresponse, err := http.DefaultClient.Do(request)\n${fail}\tdefer response.Body.Close()\n${print}}\n`
}

/** A raw string where the text has no backquote. JSON text has no control characters but line feeds, which raw strings keep. */
function toGoText(json: string): string {
  return json.includes('`') ? toStringLiteral(json) : `\`${json}\``
}
