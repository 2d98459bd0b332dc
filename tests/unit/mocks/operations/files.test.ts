import { describe, expect, test } from 'vitest'
import { createMock } from '../../../../mocks/state/mock.ts'
import type { Mock } from '../../../../mocks/state/mock.ts'
import { ask, toText } from '../ask.ts'

interface Upload {
  purpose?: string | null
  filename?: string
  type?: string
  bytes?: Uint8Array | string
  key?: string
}

/** Uploads a file in the bytes that fetch sends. */
async function upload(
  mock: Mock,
  {
    purpose = 'file-extract',
    filename = '我是一个文件.txt',
    type = 'text/plain',
    bytes = '文件内容1\n\n文件内容2',
    key,
  }: Upload = {},
) {
  const form = new FormData()
  if (purpose !== null) form.append('purpose', purpose)
  form.append('file', new Blob([bytes as BlobPart], { type }), filename)
  const sent = new Response(form)
  const headers = { 'content-type': sent.headers.get('content-type')! }
  const body = new Uint8Array(await sent.arrayBuffer())
  return ask(mock, { url: '/v1/files', headers, body, ...(key ? { key } : {}) })
}

const get = (mock: Mock, url: string, key?: string) => ask(mock, { method: 'GET', url, ...(key ? { key } : {}) })
const refusal = (message: string) => `{"error":{"message":"${message}","type":"invalid_request_error"}}`

describe('a file', () => {
  test('is uploaded, listed, read and deleted in the recorded shapes', async () => {
    const mock = createMock()
    const made = await upload(mock)
    expect(made.status).toBe(200)
    const { id } = made.json as { id: string }
    expect(id).toMatch(/^file_[0-9a-f]{20}$/)
    const object = `{"id":"${id}","object":"file","bytes":28,"created_at":1788220800,"filename":"我是一个文件.txt","purpose":"file-extract","status":"ok","status_details":""}`
    expect(made.text).toBe(object)
    expect(get(mock, '/v1/files').text).toBe(`{"object":"list","data":[${object}]}`)
    expect(get(mock, `/v1/files/${id}`).text).toBe(object)
    expect(get(mock, `/v1/files/${id}/content`).text).toBe(
      '{"content":"文件内容1\\n\\n文件内容2","file_type":"text/plain","filename":"我是一个文件.txt","title":"","type":"file"}',
    )
    expect(ask(mock, { method: 'DELETE', url: `/v1/files/${id}` }).text).toBe(
      `{"deleted":true,"id":"${id}","object":"file"}`,
    )
    expect(get(mock, '/v1/files').text).toBe('{"object":"list","data":[]}')
  })

  test.each([
    ['GET', ''],
    ['DELETE', ''],
    ['GET', '/content'],
  ])('%s of an unknown one%s is 404', (method, end) => {
    const reply = ask(createMock(), { method, url: `/v1/files/file_none${end}` })
    expect(reply.status).toBe(404)
    expect(reply.text).toBe(
      '{"error":{"message":"Not found the file file_none or Permission denied","type":"resource_not_found_error"}}',
    )
  })

  test('of another key is unknown', async () => {
    const mock = createMock()
    const { id } = (await upload(mock, { key: 'sk-one' })).json as { id: string }
    expect(get(mock, `/v1/files/${id}`, 'sk-two').status).toBe(404)
    expect(get(mock, '/v1/files', 'sk-two').text).toBe('{"object":"list","data":[]}')
  })

  test.each([
    ['a.b.txt', ['a.b.txt', 'a.b(1).txt', 'a.b(2).txt']],
    ['Makefile', ['Makefile', 'Makefile(1)', 'Makefile(2)']],
    ['.env', ['.env', '.env(1)', '.env(2)']],
  ])('of the same name %s is renamed', async (filename, expected) => {
    const mock = createMock()
    const names = []
    for (let time = 0; time < 3; time++)
      names.push(((await upload(mock, { filename })).json as { filename: string }).filename)
    expect(names).toEqual(expected)
  })

  test.each([
    ['../../x.txt', 'x.txt'],
    ['/etc/passwd', 'passwd'],
    ['docs/2026/', '2026'],
    ['..\\x.txt', '..\\x.txt'],
    ['///', '/'],
  ])('named %s is kept as %s', async (filename, kept) => {
    const mock = createMock()
    const { id } = (await upload(mock, { filename })).json as { id: string }
    expect(get(mock, `/v1/files/${id}`).json).toMatchObject({ filename: kept })
  })

  test('of purpose batch has its lines as content, of purpose image none', async () => {
    const mock = createMock()
    const lines = '{"custom_id":"1"}\n{"custom_id":"2"}\n'
    const batch = (await upload(mock, { purpose: 'batch', filename: 'in.jsonl', bytes: lines })).json as { id: string }
    expect(get(mock, `/v1/files/${batch.id}/content`).text).toBe(lines)
    const image = (await upload(mock, { purpose: 'image', filename: 'a.png' })).json as { id: string }
    expect(get(mock, `/v1/files/${image.id}/content`).status).toBe(404)
  })

  test('whose text cannot be read fails as recorded', async () => {
    const mock = createMock()
    const { id } = (await upload(mock, { bytes: new Uint8Array([0xff, 0xfe, 0xff]) })).json as { id: string }
    const reply = get(mock, `/v1/files/${id}/content`)
    expect(reply.status).toBe(500)
    expect(reply.text).toBe('{"error":{"message":"extract task failed: failed","type":""}}')
  })
})

describe('an upload is refused', () => {
  test('when it is empty', async () => {
    const reply = await upload(createMock(), { bytes: '' })
    expect(reply.status).toBe(400)
    expect(reply.text).toBe(refusal('File size is zero, please confirm and re-upload the file'))
  })

  test('above 100 MB', async () => {
    const reply = await upload(createMock(), { bytes: new Uint8Array(100 * 1024 * 1024 + 1) })
    expect(reply.text).toBe(
      refusal('File size is too large, max file size is 100MB, please confirm and re-upload the file'),
    )
  })

  test('above 1000 files', async () => {
    const mock = createMock()
    const common = { filename: 'a', purpose: 'image', contentType: null, bytes: new Uint8Array(1), createdSeconds: 0 }
    for (let file = 0; file < 1000; file++) mock.files.add({ ...common, filename: `${file}`, key: 'sk-test-123456789' })
    expect((await upload(mock)).text).toBe(
      refusal(
        'The number of files you have uploaded exceeded the max file count 1000, please delete previous uploaded files',
      ),
    )
  })

  test.each([['nonsense'], ['batch_output'], [null]])('for the purpose %s', async (purpose) => {
    const reply = await upload(createMock(), { purpose })
    expect(reply.status).toBe(400)
    // docs/api/errors, September 2026.
    const list = '`file-extract`, `batch`, `batch_output`, `lambda`, `image` and `video`'
    expect(reply.text).toBe(refusal(`Invalid purpose: ${purpose ?? ''}, only ${list} accepted`))
  })

  test('for a batch without the extension .jsonl', async () => {
    expect((await upload(createMock(), { purpose: 'batch' })).status).toBe(400)
  })

  test.each([
    ['JSON', 'application/json', '{}'],
    ['no boundary', 'multipart/form-data', '--x\r\n'],
    ['another boundary', 'multipart/form-data; boundary=y', '--x\r\n\r\n--x--'],
    [
      'a body that stops',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
    ],
    [
      'a part without a name',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data\r\n\r\nabc\r\n--x--',
    ],
    ['nothing', 'multipart/form-data; boundary=x', ''],
  ])('that is %s', (_, type, body) => {
    const reply = ask(createMock(), { url: '/v1/files', headers: { 'content-type': type }, body })
    expect(reply.status).toBe(400)
    expect(reply.json).toMatchObject({ error: { type: 'invalid_request_error' } })
  })
})

test('an uploaded image can be part of a message', async () => {
  const mock = createMock()
  const png = Uint8Array.from(
    atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
    (char) => char.charCodeAt(0),
  )
  const { id } = (await upload(mock, { purpose: 'image', filename: 'dot.png', type: 'image/png', bytes: png }))
    .json as { id: string }
  const content = [
    { type: 'text', text: 'What is this?' },
    { type: 'image_url', image_url: { url: `ms://${id}` } },
  ]
  const reply = ask(mock, { body: { model: 'kimi-k2.6', messages: [{ role: 'user', content }] } })
  expect(reply.status).toBe(200)
  expect(toText(reply)).toContain('"content":"')
})
