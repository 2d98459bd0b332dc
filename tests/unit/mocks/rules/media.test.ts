import { describe, expect, it } from 'vitest'
import { refusalOf } from './ask.ts'

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64')
const data = (encoded: string, mime = 'image/png') => `data:${mime};base64,${encoded}`
const ask = (part: object, model = 'kimi-k3') => refusalOf({ model, messages: [{ role: 'user', content: [part] }] })
const image = (url: unknown) => ({ type: 'image_url', image_url: { url } })
const video = (url: unknown) => ({ type: 'video_url', video_url: { url } })

const heads = {
  png: '\x89PNG\r\n\x1a\n....',
  jpeg: '\xff\xd8\xff\xe0....',
  gif: 'GIF89a....',
  webp: 'RIFF\x10\0\0\0WEBPVP8 ',
  bmp: 'BM......',
  heic: '\0\0\0\x18ftypheic....',
  heif: '\0\0\0\x18ftypmif1....',
}
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

describe('images', () => {
  it.each(Object.entries(heads))('of type %s are taken', (_name, head) => {
    expect(ask(image(data(base64(head))))).toBeNull()
  })

  it.each([
    ['a whole PNG', image(data(png))],
    ['a PNG in lines', image(data(png.replaceAll(/(.{76})/g, '$1\r\n')))],
    ['a label that lies', image(data(png, 'image/jpeg'))],
    ['a bare string', { type: 'image_url', image_url: data(png) }],
    ['an uploaded image', image('ms://file_image')],
  ])('as %s are taken', (_name, part) => {
    expect(ask(part)).toBeNull()
  })

  it.each([
    [
      'an http address',
      image('http://example.com/a.png'),
      'Invalid request: unsupported image url: http://example.com/a.png',
    ],
    [
      'an https address',
      image('https://example.com/a.png'),
      'Invalid request: unsupported image url: https://example.com/a.png',
    ],
    ['no address', { type: 'image_url', image_url: {} }, 'Invalid request: unsupported image url: '],
    ['no value', { type: 'image_url' }, 'Invalid request: unsupported image url: '],
    [
      'a data URL without base64',
      image('data:image/png,abc'),
      'Invalid request: unsupported image url: data:image/png,abc',
    ],
    [
      'an SVG',
      image(data(base64('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), 'image/svg+xml')),
      format('text/plain; charset=utf-8'),
    ],
    [
      'an SVG with declaration',
      image(data(base64('<?xml version="1.0"?><svg/>'), 'image/svg+xml')),
      format('text/xml; charset=utf-8'),
    ],
    ['nothing', image(data('')), format('text/plain; charset=utf-8')],
    ['a page', image(data(base64('<!DOCTYPE html><p>'))), format('text/html; charset=utf-8')],
    ['a PDF', image(data(base64('%PDF-1.7'))), format('application/pdf')],
    ['bytes without meaning', image(data(base64('\x01\x02\x03'))), format('application/octet-stream')],
    ['a film', image(data(base64(films.mp4))), format('video/mp4')],
    ['broken base64', image(data('iVBO*w0K')), 'Invalid request: illegal base64 data at input byte 4'],
    ['padding in the middle', image(data('iVBO=w0K')), 'Invalid request: illegal base64 data at input byte 4'],
    ['base64 cut short', image(data('iVBORw0')), 'Invalid request: illegal base64 data at input byte 7'],
    ['an unknown file', image('ms://nope'), 'Invalid request: file nope is not found'],
    [
      'a document',
      image('ms://file_text'),
      "Invalid request: file file_text with purpose 'file-extract' cannot be used here",
    ],
    [
      'an uploaded film',
      image('ms://file_video'),
      "Invalid request: file file_video with purpose 'video' cannot be used here",
    ],
  ])('as %s are refused', (_name, part, text) => {
    expect(ask(part)).toBe(text)
  })

  it.each(['moonshot-v1-8k', 'kimi-k2-0905-preview', 'kimi-k2-thinking'])('are no part %s knows', (model) => {
    expect(ask(image(data(png)), model)).toBe(
      "Invalid request: the message at position 0 with role 'user' contains an invalid part type: image_url",
    )
  })

  it.each(['moonshot-v1-8k-vision-preview', 'kimi-k2.5', 'kimi-k2.6', 'kimi-k2.7-code', 'kimi-k3.1-pro'])(
    'are seen by %s',
    (model) => {
      expect(ask(image(data(png)), model)).toBeNull()
    },
  )
})

describe('videos', () => {
  it.each(Object.entries(films))('of type %s are taken', (_name, head) => {
    expect(ask(video(data(base64(head), 'video/mp4')))).toBeNull()
  })

  it('as an uploaded file are taken', () => {
    expect(ask(video('ms://file_video'))).toBeNull()
  })

  it.each([
    [video('https://example.com/a.mp4'), 'Invalid request: unsupported video url: https://example.com/a.mp4'],
    [video(data(png)), 'Invalid request: unsupported video format: image/png'],
    [video('ms://file_image'), "Invalid request: file file_image with purpose 'image' cannot be used here"],
  ])('%j are refused', (part, text) => {
    expect(ask(part)).toBe(text)
  })

  it('are no part moonshot-v1-8k-vision-preview knows', () => {
    expect(ask(video('ms://file_video'), 'moonshot-v1-8k-vision-preview')).toContain('an invalid part type: video_url')
  })
})
