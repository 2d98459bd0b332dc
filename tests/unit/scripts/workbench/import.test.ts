import { describe, expect, test } from 'vitest'
import { importText } from '../../../../scripts/workbench/page/import/index.ts'

const body = { model: 'kimi-k2.6', messages: [{ role: 'user', content: `It's "quoted" \\ and\nmore $HOME \`x\` 😀` }] }
const json = JSON.stringify(body)
const url = 'https://api.moonshot.ai/v1/chat/completions'
const quoted = `'${json.replaceAll("'", String.raw`'\''`)}'`

describe('a curl command', () => {
  test.each([
    [
      'single quotes',
      `curl ${url} -H 'Content-Type: application/json' -H 'Authorization: Bearer sk-abc123def' -d ${quoted}`,
    ],
    [
      'continued lines',
      `$ curl -sSX POST \\\n  --url "${url}" \\\n  --header "Authorization: Bearer sk-abc123def" \\\n  --data-raw ${quoted} | jq .`,
    ],
    [
      'options joined to their values',
      `curl -XPOST -H'Authorization:Bearer sk-abc123def' --data=${quoted} ${url} --compressed -o out.json`,
    ],
    [
      'double quotes',
      `curl ${url} --oauth2-bearer sk-abc123def --json "${json.replaceAll(/["\\$`]/g, String.raw`\$&`)}"`,
    ],
    [
      'the quotes of bash',
      `curl '${url}' -H 'authorization: Bearer sk-abc123def' --data-raw $'${json
        .replaceAll('\\', '\\\\')
        .replaceAll("'", "\\'")
        .replaceAll('😀', String.raw`\ud83d\ude00`)}'`,
    ],
    [
      'the quotes of Windows',
      `curl "${url}" ^\r\n  -H "Authorization: Bearer sk-abc123def" ^\r\n  --data-raw "${json
        .replaceAll(/(\\*)"/g, String.raw`$1$1\"`)
        .replaceAll('`', '^`')}"`,
    ],
    [
      'the carets that Chrome writes for cmd.exe',
      `curl ^"${url}^" ^\n  -H ^"Authorization: Bearer sk-abc123def^" ^\n  --data-raw ^"${json
        .replaceAll(/(\\*)"/g, String.raw`$1$1\"`)
        .replaceAll(/[{}[\]"$`']/g, '^$&')}^"`,
    ],
    [
      'the continued lines and single quotes of PowerShell',
      `PS C:\\Users\\me> curl.exe ${url} \`\r\n  -H 'Authorization: Bearer sk-abc123def' \`\r\n  --data-raw '${json.replaceAll("'", "''")}'`,
    ],
    [
      'a here document',
      `curl ${url} \\\n  -H "Authorization: Bearer sk-abc123def" \\\n  -d @- <<'EOF' | jq .\n${json}\nEOF\n`,
    ],
    [
      'a prompt, comments and assignments before it, in a code fence',
      `\`\`\`bash\r\n# ask Kimi\r\nexport BASE=1\r\n$ TZ=UTC curl ${url} -H 'Authorization: Bearer sk-abc123def' -d ${quoted}\r\n\`\`\``,
    ],
    [
      'the escapes that newer Chrome writes for cmd.exe',
      `curl ^"${url}^" ^\r\n  -H ^"authorization: Bearer sk-abc123def^" ^\r\n  -H ^"sec-ch-ua: ^\\^"Chromium^\\^"^" ^\r\n  --data-raw ^"${json
        .replaceAll(/(\\*)"/g, String.raw`$1$1\"`)
        .replaceAll(/[{}[\]"$`'\\%]/g, '^$&')}^"`,
    ],
    [
      'the quotes of PowerShell 5, with a backslash before each',
      `curl.exe ${url} \`\n  -H "Authorization: Bearer sk-abc123def" \`\n  -d '${json
        .replaceAll(/["\\]/g, String.raw`\$&`)
        .replaceAll("'", "''")}'`,
    ],
    [
      'the double quotes of PowerShell',
      `curl.exe "${url}" \`\n  -H "Authorization: Bearer sk-abc123def" \`\n  -d "${json.replaceAll(/["`$]/g, '`$&')}"`,
    ],
  ])('with %s gives the body, the address and the key', (_, command) => {
    const [found, ...others] = importText(command)
    expect(others).toEqual([])
    expect(found).toMatchObject({
      request: { method: 'POST', path: '/v1/chat/completions', headers: {}, body },
      key: 'sk-abc123def',
      baseUrl: 'https://api.moonshot.ai/v1',
    })
    expect(JSON.stringify(found!.request)).not.toContain('sk-abc123def')
  })

  test('keeps other headers, takes no variable for a key, and leaves cookies out', () => {
    const [found] = importText(
      `curl http://127.0.0.1:4010/v1/chat/completions -H "Authorization: Bearer $MOONSHOT_API_KEY" -H 'Prefer: wait=1' -b 'session=abc' -d '{"model":"kimi-k3","messages":[]}'`,
    )
    expect(found).toMatchObject({
      request: { headers: { Prefer: 'wait=1' } },
      key: null,
      notes: ['Left out because they may hold secrets: Cookie.'],
    })
  })

  test("takes a vendor's own path as the base URL", () => {
    const [found] = importText(`curl https://vendor.example/api/openai/v1/chat/completions -d '{"model":"a"}'`)
    expect(found).toMatchObject({
      baseUrl: 'https://vendor.example/api/openai/v1',
      request: { path: '/v1/chat/completions' },
    })
    const [other] = importText(`curl https://vendor.example/paas/v4/chat/completions -d '{"model":"a"}'`)
    expect(other).toMatchObject({
      baseUrl: 'https://vendor.example/paas/v4',
      request: { path: '/v1/chat/completions' },
    })
  })

  test('whose address begins with a variable goes to the chosen environment', () => {
    for (const base of ['$MOONSHOT_BASE_URL', '${BASE}/v1', '%BASE_URL%', '{{base}}', 'https://<your-host>/v1'])
      expect(importText(`curl "${base}/chat/completions" -d '{"model":"a"}'`)[0]).toMatchObject({
        request: { path: '/v1/chat/completions' },
        baseUrl: null,
      })
  })

  test.each([
    [`curl ${url} -d @body.json`, /in the file body\.json.*cannot read/],
    [`curl ${url} -d '{"a": 1`, /single quote/],
    [`curl ${url} -d "{\\"a\\": 1"`, /not JSON: line 1, column 8/],
    [`curl ${url} -d "$(cat x)"`, /runs another command/],
    [`curl ${url} -F file=@a.png`, /multipart/],
    [`curl -d '{}'`, /no address/],
    [`curl ${url} ${url} -d '{}'`, /two addresses/],
    [`curl ftp://x/y -d '{}'`, /not http/],
    [`curl ${url} -X PATCH -d '{}'`, /PATCH/],
    [`curl ${url} -X POST`, /no body/],
    [`curl ${url} -H`, /-H has no value/],
    [`curl ${url} -H “Authorization: Bearer x” -d '{}'`, /curved quotes/],
    [`curl ${url} -d '{}'\ncurl ${url} -d '{}'`, /several commands/],
    [`curl ${url} -d @- <<EOF\n{}`, /no line EOF/],
  ])('%s is refused: %s', (command, message) => {
    expect(() => importText(command)).toThrow(message)
  })
})

describe('a call that a browser copied', () => {
  const options = {
    credentials: 'include',
    headers: { accept: '*/*', Authorization: 'Bearer sk-abc123def', 'sec-ch-ua': '"Chromium"', 'X-Own': '1' },
    referrer: 'https://x.example/',
    body: json,
    method: 'POST',
    mode: 'cors',
  }
  const inPowerShell = `"${json.replaceAll(/["`$]/g, '`$&')}"`

  test.each([
    ['fetch of Chrome', `fetch("${url}", ${JSON.stringify(options, null, 2)});`],
    ['fetch of Firefox', `await fetch("${url}", ${JSON.stringify(options, null, 4)});\n`],
    ['fetch with Windows line ends', `fetch("${url}", ${JSON.stringify(options, null, 2).replaceAll('\n', '\r\n')});`],
    [
      'PowerShell of Chrome',
      `$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\r\n$session.UserAgent = "Mozilla/5.0"\r\nInvoke-WebRequest -UseBasicParsing -Uri "${url}" \`\r\n-Method "POST" \`\r\n-WebSession $session \`\r\n-Headers @{\r\n"authority"="api.moonshot.ai"\r\n  "method"="POST"\r\n  "authorization"="Bearer sk-abc123def"\r\n  "X-Own"="1"\r\n} \`\r\n-ContentType "application/json" \`\r\n-Body ${inPowerShell}`,
    ],
    [
      'PowerShell of Chrome with a body as bytes',
      `Invoke-WebRequest -UseBasicParsing -Uri "${url}" \`\n-Method POST \`\n-Headers @{\n"Authorization"="Bearer sk-abc123def"\n"X-Own"="1"\n} \`\n-Body ([System.Text.Encoding]::UTF8.GetBytes(${inPowerShell}))`,
    ],
    [
      'PowerShell of a person',
      `irm ${url} -Method Post -Headers @{ Authorization = 'Bearer sk-abc123def'; 'X-Own' = "1" } -Body '${json.replaceAll("'", "''")}'`,
    ],
  ])('as %s gives the body, the address, the headers and the key', (_, text) => {
    const [found, ...others] = importText(text)
    expect(others).toEqual([])
    expect(found).toMatchObject({
      request: { method: 'POST', path: '/v1/chat/completions', headers: { 'X-Own': '1' }, body },
      key: 'sk-abc123def',
      baseUrl: 'https://api.moonshot.ai/v1',
    })
    expect(JSON.stringify(found!.request)).not.toContain('sk-abc123def')
  })

  test('without options is a GET', () => {
    expect(importText('fetch("https://api.moonshot.ai/v1/models")')[0]!.request).toMatchObject({
      method: 'GET',
      path: '/v1/models',
    })
  })
})

describe('a HAR', () => {
  const request = {
    method: 'POST',
    url,
    headers: [
      { name: ':authority', value: 'api.moonshot.ai' },
      { name: 'Authorization', value: 'Bearer sk-har-key' },
      { name: 'X-Own', value: '1' },
    ],
    postData: { mimeType: 'application/json', text: json },
  }

  test('gives the requests of its entries, and leaves out those without a JSON body', () => {
    const page = { request: { method: 'POST', url: 'https://x.example/form', headers: [], postData: { text: 'a=1' } } }
    const found = importText(JSON.stringify({ log: { entries: [page, { request }, { request }] } }))
    expect(found).toHaveLength(2)
    expect(found[0]).toMatchObject({ request: { body, headers: { 'X-Own': '1' } }, key: 'sk-har-key' })
  })

  test.each([{ request }, request, { entries: [{ request }] }])('may be a part only: %#', (part) => {
    expect(importText(JSON.stringify(part))[0]!.request.body).toEqual(body)
  })

  test('may hold the body as base64', () => {
    const postData = { encoding: 'base64', text: Buffer.from(json).toString('base64') }
    expect(importText(JSON.stringify({ ...request, postData }))[0]!.request.body).toEqual(body)
  })

  test('without entries is refused', () => {
    expect(() => importText('{"log": {"entries": []}}')).toThrow('The HAR has no entries.')
  })
})

describe('an .http file', () => {
  test('of an editor gives each request with the variables filled in', () => {
    const text = `@host = https://api.moonshot.cn/v1\n@token = sk-http-key\n\n### first\n# a comment\nPOST {{host}}/chat/completions\nContent-Type: application/json\nAuthorization: Bearer {{token}}\n\n${json}\n\n### second\nGET {{host}}/models HTTP/1.1\nAuthorization: Bearer {{other_key}}\n`
    const found = importText(text)
    expect(found).toMatchObject([
      {
        request: { method: 'POST', path: '/v1/chat/completions', body },
        key: 'sk-http-key',
        baseUrl: 'https://api.moonshot.cn/v1',
      },
      { request: { method: 'GET', path: '/v1/models' }, key: null },
    ])
  })

  test('with a raw message takes the host from the header and leaves the answer out', () => {
    const text = `POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:4010\r\nContent-Length: 5\r\n\r\n${json}\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{}`
    expect(importText(text)[0]).toMatchObject({ request: { body, headers: {} }, baseUrl: 'http://127.0.0.1:4010/v1' })
  })

  test('of an editor may have scripts, a method in lower case, and an address alone', () => {
    const text = `< {% request.variables.set("a", "b") %}\r\npost ${url}\r\nAuthorization: Bearer sk-http-key\r\n\r\n${json}\r\n\r\n> {%\r\n  client.test("ok", () => {})\r\n%}\r\n\r\n>> answer.json\r\n###\r\nhttps://api.moonshot.ai/v1/models\r\nAuthorization: Bearer sk-http-key\r\n`
    expect(importText(text)).toMatchObject([
      { request: { method: 'POST', body }, key: 'sk-http-key' },
      { request: { method: 'GET', path: '/v1/models' }, key: 'sk-http-key' },
    ])
  })

  test('whose body is another file is refused', () => {
    for (const mark of ['<', '<@']) expect(() => importText(`POST ${url}\n\n${mark} ./body.json`)).toThrow(/in a file/)
  })
})

test('a JSON body alone is a chat request', () => {
  expect(importText(`\uFEFF ${json}`)[0]).toMatchObject({ request: { path: '/v1/chat/completions', body } })
})

test.each([
  ['', /no text/],
  ['{"a": 1}', /neither a HAR nor a chat request/],
  ['{"model": ', /not JSON: line 1/],
  ['fetch("https://x", { method: `POST` })', /options of fetch are code/],
  [`const answer = await fetch('https://x', options)`, /options of fetch are code/],
  ['Invoke-WebRequest -Method POST', /no -Uri/],
  ['Invoke-RestMethod -Uri "https://x/v1/models" -Body ($body | ConvertTo-Json)', /body is computed/],
  ['Invoke-RestMethod -Uri "https://x', /quote .* not closed/],
  ['hello', /No request line/],
])('%j is refused: %s', (text, message) => {
  expect(() => importText(text)).toThrow(message)
})

test('long texts are read in linear time', () => {
  const long = JSON.stringify({ model: 'm', messages: [{ role: 'user', content: `a"b\\'c `.repeat(300_000) }] })
  const command = `curl ${url} -d '${long.replaceAll("'", String.raw`'\''`)}'`
  expect(importText(command)[0]!.request.body).toEqual(JSON.parse(long))
})

test.each(['--max-redirs 3', '--range 0-99', '-C 5', '--connect-to a:1:b:2'])(
  'the value of curl’s option %s is not read as an address',
  (option) => {
    const [found] = importText(`curl ${option} https://api.moonshot.ai/v1/models`)
    expect(found).toMatchObject({
      baseUrl: 'https://api.moonshot.ai/v1',
      request: { method: 'GET', path: '/v1/models' },
    })
  },
)
