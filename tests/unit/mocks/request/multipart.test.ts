import { expect, test } from 'vitest'
import { parseMultipart } from '../../../../mocks/request/multipart.ts'
import type { FormPart } from '../../../../mocks/request/multipart.ts'

function read(contentType: string, body: Uint8Array): readonly FormPart[] {
  const form = parseMultipart(contentType, body)
  if ('problem' in form) throw new Error(form.problem)
  return form.parts
}

const bytesOf = (text: string) => new TextEncoder().encode(text)

test('form fields are read byte for byte, also with quoted boundaries and unusual names', () => {
  const body = [
    '--a b\r\nContent-Disposition: form-data; name="x"\r\n\r\n\r\n--a\r\n\r\n',
    '--a b\r\ncontent-disposition: form-data; filename="q\\"%22.bin"; name=file\r\nContent-Type: application/octet-stream\r\n\r\n\0\r\n',
    "--a b\r\nContent-Disposition: form-data; name=file; filename*=UTF-8''%E6%96%87.txt\r\n\r\n\r\n--a b--\r\n",
  ].join('')
  const parts = read('multipart/form-data; charset=x; boundary="a b"', new TextEncoder().encode(body))
  expect(parts.map(({ name, filename, bytes }) => [name, filename, new TextDecoder().decode(bytes)])).toEqual([
    ['x', null, '\r\n--a\r\n'],
    ['file', 'q"".bin', '\0'],
    ['file', '文.txt', ''],
  ])
})

test('a file may contain the boundary, except as a line of its own', () => {
  const content = 'x--b y\r\n--bb\r\n--b-\r\n--b--tail\r\n --b'
  const body = `preamble --b\r\n--b\t\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\n${content}\r\n--b--\r\nepilogue`
  const parts = read('multipart/form-data; boundary=b', new TextEncoder().encode(body))
  expect(parts.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual([content])
})

test.each([
  ['application/json', '{}', 'the Content-Type is not multipart/form-data'],
  [undefined, '', 'the Content-Type is not multipart/form-data'],
  ['multipart/form-data', '', 'the Content-Type has no boundary of 1 to 200 characters'],
  [`multipart/form-data; boundary=${'x'.repeat(201)}`, '', 'the Content-Type has no boundary of 1 to 200 characters'],
  ['multipart/form-data; boundary=b', '--c\r\n', 'the body does not contain the boundary'],
  ['multipart/form-data; boundary=b', '--b\r\n\r\nabc', 'part 1 does not end with the boundary'],
  ['multipart/form-data; boundary=b', '--b\r\nA: b\r\n--b--', 'part 1 has no empty line after its head'],
  ['multipart/form-data; boundary=b', '--b\r\nA: b\r\n\r\n\r\n--b--', 'part 1 has no Content-Disposition: form-data'],
  [
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; filename=a\r\n\r\n\r\n--b--',
    'part 1 has no name',
  ],
  [
    'multipart/form-data; boundary=b',
    `--b\r\nX: ${'x'.repeat(20_000)}\r\n\r\n\r\n--b--`,
    'part 1 has a head of more than 16384 bytes',
  ],
  [
    'multipart/form-data; boundary=b',
    `${'--b\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n'.repeat(101)}--b--`,
    'the form has more than 100 parts',
  ],
])('the form %s %j is refused with a message', (contentType, body, problem) => {
  expect(parseMultipart(contentType, bytesOf(body))).toEqual({ problem })
})

/** Each was quadratic or worse: minutes for these sizes, so that the test's own timeout is the proof. */
test.each<[string, () => readonly [contentType: string, body: Uint8Array, problem: string]]>([
  [
    'blanks inside a part header',
    () => {
      const head = `Content-Disposition: form-data; name=a\r\nContent-Type: a${' '.repeat(8_000_000)}b`
      return ['multipart/form-data; boundary=b', bytesOf(`--b\r\n${head}\r\n\r\nx\r\n--b--`), 'has a head of more']
    },
  ],
  [
    'a body that nearly is the boundary at every byte',
    () => {
      const boundary = `${'-'.repeat(198)}x`
      return [
        `multipart/form-data; boundary=${boundary}`,
        new Uint8Array(16 << 20).fill(45),
        'does not contain the boundary',
      ]
    },
  ],
  [
    'lines that nearly are the boundary',
    () => {
      const line = `${'-'.repeat(199)}\n`
      return [
        `multipart/form-data; boundary=${'-'.repeat(198)}x`,
        bytesOf(line.repeat(80_000)),
        'does not contain the boundary',
      ]
    },
  ],
  [
    'quotes and semicolons in a parameter',
    () => {
      const value = `form-data; ${';"\\'.repeat(3_000_000)}`
      return [
        'multipart/form-data; boundary=b',
        bytesOf(`--b\r\nContent-Disposition: ${value}\r\n\r\n--b--`),
        'has a head of more',
      ]
    },
  ],
  [
    'blanks after the boundary',
    () => ['multipart/form-data; boundary=b', bytesOf(`--b${' '.repeat(8_000_000)}x`), 'does not contain the boundary'],
  ],
])('%s take linear time', (_, make) => {
  const [contentType, body, problem] = make()
  expect(parseMultipart(contentType, body)).toEqual({ problem: expect.stringContaining(problem) })
})

test.each([
  ['form-data; name="a;b"; filename="c;d.txt"', 'a;b', 'c;d.txt'],
  ['form-data; name=a; name=b', 'a', null],
  ['form-data; NAME="a"', 'a', null],
  ['form-data;name="a"', 'a', null],
  ['form-data; name=""', '', null],
  ['form-data;\r\n name="a";\r\n\tfilename="c.txt"', 'a', 'c.txt'],
  ['\n form-data; name="long\n  name"', 'long name', null],
  ["form-data; name=a; filename*=UTF-8'en'%E2%82%AC.txt", 'a', '€.txt'],
  ["form-data; name=a; filename=b; filename*=us-ascii'de-DE'c%20d.txt", 'a', 'c d.txt'],
  ["form-data; name=a; filename=b; filename*=utf-16''c", 'a', 'b'],
  ["form-data; name=a; filename=b; filename*=utf-8'c", 'a', 'b'],
  ['form-data; name=a; filename*0="50% of "; filename*1=it.txt', 'a', '50% of it.txt'],
  ["form-data; name=a; filename*1*=%AC; filename*0*=utf-8''%E2%82; filename*2=.txt; filename*4=no", 'a', '€.txt'],
  ["form-data; name*=utf-8'zh'%E6%96%87; filename*0*=utf-8''x", '文', 'x'],
])('the disposition %s is read', (disposition, name, filename) => {
  const body = bytesOf(`--b\nContent-Disposition: ${disposition}\n\nx\n--b--`)
  expect(read('multipart/form-data; boundary=b', body)).toEqual([
    { name, filename, contentType: null, bytes: bytesOf('x') },
  ])
})

test.each([
  ['empty lines', '\n'],
  ['short lines', '--b-\n'],
])('a file of %s is searched without a call of indexOf for each', (_, line) => {
  const content = line.repeat(50_000)
  const body = bytesOf(`--b\nContent-Disposition: form-data; name=a\n\n${content}\n--b--`)
  let calls = 0
  const indexOf = (search: number, from?: number) => {
    calls++
    return Uint8Array.prototype.indexOf.call(body, search, from)
  }
  const [part] = read('multipart/form-data; boundary=b', Object.assign(body, { indexOf }))
  expect(part?.bytes).toEqual(bytesOf(content))
  expect(calls).toBeLessThan(10)
})
