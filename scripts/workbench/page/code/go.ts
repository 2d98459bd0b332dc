/** The request in Go with `net/http`. */
import { toJsonText, toStringLiteral } from './literal.ts'
import { isStreamed, keyVariable, toExtraHeaders, toLines, toUrl, type Snippet, type SnippetInput } from './snippet.ts'

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
  const isStream = isStreamed(request)
  const imports = [isStream ? 'bufio' : [], 'fmt', isStream ? [] : 'io', 'net/http', 'os', hasBody ? 'strings' : []]
  const fail = ['\tif err != nil {', '\t\tpanic(err)', '\t}']
  return toLines([
    'package main',
    '',
    'import (',
    imports.flat().map((name) => `\t"${name}"`),
    ')',
    '',
    'func main() {',
    hasBody ? `\tbody := strings.NewReader(${toGoText(toJsonText(request.body))})` : [],
    `\trequest, err := http.NewRequest("${request.method}", ${toStringLiteral(toUrl(input))}, ${hasBody ? 'body' : 'nil'})`,
    fail,
    `\trequest.Header.Set("Authorization", "Bearer "+os.Getenv("${keyVariable}"))`,
    hasBody ? '\trequest.Header.Set("Content-Type", "application/json")' : [],
    toExtraHeaders(request).map(
      ([name, value]) => `\trequest.Header.Set(${toStringLiteral(name)}, ${toStringLiteral(value)})`,
    ),
    '\tresponse, err := http.DefaultClient.Do(request)',
    fail,
    '\tdefer response.Body.Close()',
    isStream
      ? printLines
      : ['\ttext, err := io.ReadAll(response.Body)', ...fail, '\tfmt.Println(response.Status, string(text))'],
    '}',
  ])
}

/** Prints each line of a stream as it arrives. */
const printLines = [
  '\tlines := bufio.NewScanner(response.Body)',
  '\tlines.Buffer(nil, 16*1024*1024)',
  '\tfor lines.Scan() {',
  '\t\tfmt.Println(lines.Text())',
  '\t}',
]

/** A raw string where the text has no backquote. JSON text has no control characters but line feeds, which raw strings keep. */
function toGoText(json: string): string {
  return json.includes('`') ? toStringLiteral(json) : `\`${json}\``
}
