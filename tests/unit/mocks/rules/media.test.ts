import { describe, expect, it, test } from 'vitest'
import { createMock } from '../../../../mocks/state/mock.ts'
import { ask as askMock } from '../ask.ts'
import { refusalOf } from './ask.ts'
import { images, toDataUrl } from './images.ts'

const png = toDataUrl(images.png).slice('data:image/png;base64,'.length)
const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64')
const data = (encoded: string, mime = 'image/png') => `data:${mime};base64,${encoded}`
const ask = (part: object, model = 'kimi-k3') => refusalOf({ model, messages: [{ role: 'user', content: [part] }] })
const image = (url: unknown) => ({ type: 'image_url', image_url: { url } })
const video = (url: unknown) => ({ type: 'video_url', video_url: { url } })

const films = {
  mp4: '\0\0\0\x18ftypmp42....',
  mov: '\0\0\0\x14ftypqt  ....',
  gpp: '\0\0\0\x14ftyp3gp4....',
  mpeg: '\0\0\x01\xba......',
  avi: 'RIFF\x10\0\0\0AVI LIST',
  flv: 'FLV\x01........',
  webm: '\x1a\x45\xdf\xa3......',
  wmv: '\x30\x26\xb2\x75\x8e\x66\xcf\x11....',
}

const format = (type: string) => `Invalid request: unsupported image format: ${type}`
/** NousResearch/hermes-agent#81326. */
const undecodable =
  'Invalid request: prepare image failed error, status code: 400, message: failed to decode image: invalid or unsupported image format'

const half = (bytes: Uint8Array) => bytes.subarray(0, Math.ceil(bytes.length / 2))

describe('an image', () => {
  it.each(Object.entries(images))('of type %s is accepted', (_name, bytes) => {
    expect(ask(image(toDataUrl(bytes)))).toBeNull()
  })

  it.each([
    ['with line breaks', image(data(png.replaceAll(/(.{76})/g, '$1\r\n')))],
    ['with a wrong label', image(data(png, 'image/jpeg'))],
    ['with bytes after its end', image(toDataUrl(Uint8Array.of(...images.png, 1, 2, 3)))],
    ['with one byte after the end of a JPEG', image(toDataUrl(Uint8Array.of(...images.jpeg, 1)))],
    ['with two bytes after the end of a JPEG', image(toDataUrl(Uint8Array.of(...images.jpeg, 1, 2)))],
    ['as a string', { type: 'image_url', image_url: data(png) }],
    ['as an uploaded file', image('ms://file_image')],
  ])('%s is accepted', (_name, part) => {
    expect(ask(part)).toBeNull()
  })

  it.each([
    [
      'at an http address',
      image('http://example.com/a.png'),
      'Invalid request: unsupported image url: http://example.com/a.png',
    ],
    [
      'at an https address',
      image('https://example.com/a.png'),
      'Invalid request: unsupported image url: https://example.com/a.png',
    ],
    ['without an address', { type: 'image_url', image_url: {} }, 'Invalid request: unsupported image url: '],
    ['without a value', { type: 'image_url' }, 'Invalid request: unsupported image url: '],
    [
      'in a data URL without base64',
      image('data:image/png,abc'),
      'Invalid request: unsupported image url: data:image/png,abc',
    ],
    [
      'that is an SVG',
      image(data(base64('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), 'image/svg+xml')),
      format('text/plain; charset=utf-8'),
    ],
    [
      'that is an SVG with an XML declaration',
      image(data(base64('<?xml version="1.0"?><svg/>'), 'image/svg+xml')),
      format('text/xml; charset=utf-8'),
    ],
    ['that is an HTML page', image(data(base64('<!DOCTYPE html><p>'))), format('text/html; charset=utf-8')],
    ['that is a PDF', image(data(base64('%PDF-1.7'))), format('application/pdf')],
    ['that is a video', image(data(base64(films.mp4))), format('video/mp4')],
    ['with broken base64', image(data('iVBO*w0K')), 'Invalid request: illegal base64 data at input byte 4'],
    ['with padding in the middle', image(data('iVBO=w0K')), 'Invalid request: illegal base64 data at input byte 4'],
    ['with truncated base64', image(data('iVBORw0')), 'Invalid request: illegal base64 data at input byte 7'],
    ['as an unknown file', image('ms://nope'), 'Invalid request: file nope is not found'],
    [
      'as an uploaded document',
      image('ms://file_text'),
      "Invalid request: file file_text with purpose 'file-extract' cannot be used here",
    ],
    [
      'as an uploaded video',
      image('ms://file_video'),
      "Invalid request: file file_video with purpose 'video' cannot be used here",
    ],
  ])('%s is refused', (_name, part, text) => {
    expect(ask(part)).toBe(text)
  })

  it.each(['moonshot-v1-8k', 'kimi-k2-0905-preview', 'kimi-k2-thinking'])(
    'is a part of an invalid type for %s',
    (model) => {
      expect(ask(image(data(png)), model)).toBe(
        "Invalid request: the message at position 0 with role 'user' contains an invalid part type: image_url",
      )
    },
  )

  it.each(['moonshot-v1-8k-vision-preview', 'kimi-k2.5', 'kimi-k2.6', 'kimi-k2.7-code', 'kimi-k3.1-pro'])(
    'is accepted by %s',
    (model) => {
      expect(ask(image(data(png)), model)).toBeNull()
    },
  )
})

describe('an image that cannot be decoded', () => {
  it.each(Object.entries(images))('is refused: %s cut in half', (_name, bytes) => {
    expect(ask(image(toDataUrl(half(bytes))))).toBe(undecodable)
  })

  it.each(Object.entries(images).filter(([name]) => name !== 'gif'))(
    'is refused: %s without its last two bytes',
    (name, bytes) => {
      // The last byte of a WebP may be padding.
      expect(ask(image(toDataUrl(bytes.subarray(0, bytes.length - (name === 'webp' ? 4 : 2)))))).toBe(undecodable)
    },
  )

  it.each([
    ['a PGM', data(base64(`P5\n4 4\n255\n${'\x80'.repeat(16)}`), 'image/x-portable-graymap')],
    ['a PPM in text form', data(base64('P3\n1 1\n255\n1 2 3\n'), 'image/x-portable-pixmap')],
    ['text with the label of a PNG', data(base64('hello'))],
    ['no bytes', data('')],
    ['bytes without a known signature', data(base64('\x01\x02\x03'))],
    ['a PNG signature alone', data(base64('\x89PNG\r\n\x1a\n'))],
    ['a PNG of width 0', toDataUrl(images.png.with(19, 0))],
    ['a JPEG without a frame', data(base64('\xff\xd8\xff\xda\0\x02\x01\xff\xd9'))],
    ['a WebP that is shorter than its header says', toDataUrl(images.webp.with(4, 200))],
    ['a WebP whose image data exceed the file', toDataUrl(images.webp.with(16, 200))],
    ['a TIFF', data(base64('II*\0\x08\0\0\0'), 'image/tiff')],
  ])('is refused: %s', (_name, url) => {
    expect(ask(image(url))).toBe(undecodable)
  })

  it('is refused in a tool result', () => {
    const messages = [
      { role: 'user', content: 'hi' },
      {
        role: 'assistant',
        content: '',
        tool_calls: [{ id: 'a', type: 'function', function: { name: 'f', arguments: '{}' } }],
      },
      { role: 'tool', tool_call_id: 'a', content: [image(toDataUrl(half(images.jpeg)))] },
    ]
    expect(refusalOf({ messages })).toBe(undecodable)
  })

  test('is refused as an uploaded file', () => {
    const mock = createMock()
    const key = 'sk-test-123456789'
    const file = { filename: 'a.png', purpose: 'image', contentType: 'image/png', createdSeconds: 0, key }
    const urlOf = (bytes: Uint8Array) => `ms://${mock.files.add({ ...file, bytes }).id}`
    const send = (url: string) =>
      askMock(mock, { body: { model: 'kimi-k3', messages: [{ role: 'user', content: [image(url)] }] } })
    expect(send(urlOf(images.png)).status).toBe(200)
    expect(send(urlOf(half(images.png))).json).toMatchObject({ error: { message: undecodable } })
  })

  it('is found in time that does not depend on where it is cut', () => {
    const long = new Uint8Array(2_000_000)
    long.set(images.jpeg.subarray(0, images.jpeg.length - 2))
    expect(ask(image(`data:image/jpeg;base64,${Buffer.from(long).toString('base64')}`))).toBe(undecodable)
  })
})

describe('a video', () => {
  it.each(Object.entries(films))('of type %s is accepted', (_name, head) => {
    expect(ask(video(data(base64(head), 'video/mp4')))).toBeNull()
  })

  it('as an uploaded file is accepted', () => {
    expect(ask(video('ms://file_video'))).toBeNull()
  })

  it.each([
    [video('https://example.com/a.mp4'), 'Invalid request: unsupported video url: https://example.com/a.mp4'],
    [video(data(png)), 'Invalid request: unsupported video format: image/png'],
    [video('ms://file_image'), "Invalid request: file file_image with purpose 'image' cannot be used here"],
  ])('%j is refused', (part, text) => {
    expect(ask(part)).toBe(text)
  })

  it('is a part of an invalid type for moonshot-v1-8k-vision-preview', () => {
    expect(ask(video('ms://file_video'), 'moonshot-v1-8k-vision-preview')).toContain('an invalid part type: video_url')
  })
})
