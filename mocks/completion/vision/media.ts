/** Images and videos of messages: their type and size, their tokens, and a phrase that describes them. */
import { isRecord } from '../request-view.ts'
import type { ViewedMessage } from '../request-view.ts'
import type { FindFile } from '../types.ts'
import { readImage } from './image-size.ts'
import type { ImageFacts } from './image-size.ts'

export interface Medium {
  kind: 'image' | 'video'
  /** null for a video, and for an image whose bytes are not available or not recognized. */
  image: ImageFacts | null
  bytes: number
  /** Subtype of the data URL, e.g. `mp4`. */
  subtype: string
}

/** The headers of all formats, and the frame marker of nearly every photograph, are within this many base64 characters. */
const headLength = 256 * 1024
const squarePixels = 28
const mostSquares = 16_384

/** Reads one part of a message; null when it is not an image or video. */
function readMedium(part: Readonly<Record<string, unknown>>, findFile?: FindFile): Medium | null {
  const { type } = part
  if (type !== 'image_url' && type !== 'video_url') return null
  const kind = type === 'image_url' ? 'image' : 'video'
  const value = part[type]
  const given = isRecord(value) ? value['url'] : value
  const url = typeof given === 'string' ? given : ''
  if (url.startsWith('ms://')) {
    const file = findFile?.(url.slice(5))
    return {
      kind,
      image: file && kind === 'image' ? readImage(file.bytes) : null,
      bytes: file?.bytes.length ?? 0,
      subtype: '',
    }
  }
  const match = /^data:([a-z]+)\/([a-z0-9.+-]+)?[^,]{0,100},/i.exec(url.slice(0, 200))
  if (!match) return { kind, image: null, bytes: 0, subtype: '' }
  const start = match[0].length
  const bytes = Math.floor(((url.length - start) * 3) / 4)
  const image = kind === 'image' ? readImage(decodeHead(url.slice(start, start + headLength))) : null
  return { kind, image, bytes, subtype: match[2] ?? '' }
}

/** The bytes of a base64 text, none where it is broken; `atob`, because the same code runs in a browser. */
function decodeHead(base64: string): Uint8Array {
  const clean = base64.replace(/[^A-Za-z0-9+/]/g, '')
  const whole = clean.length - (clean.length % 4 === 1 ? 1 : 0)
  return Uint8Array.from(atob(clean.slice(0, whole)), (character) => character.charCodeAt(0))
}

/** Media of a message, in order. */
export function readMedia(message: ViewedMessage | null, findFile?: FindFile): Medium[] {
  if (message === null || message.parts.length === 0) return []
  return message.parts.map((part) => readMedium(part, findFile)).filter((medium) => medium !== null)
}

/**
 * Prompt tokens of one part: one for each whole square of 28 pixels, and the special tokens around them. A K3 prompt with an image
 * of one pixel counted 9 more (leandromineti/ai-assisted-coding), prompts with one of 192 × 192 pixels 39 more on K2.6 and 42 on K3
 * (lm15-dev/lm15-contract). Unverified for video.
 */
export function countImageTokens(
  part: Readonly<Record<string, unknown>>,
  specialTokens: number,
  findFile?: FindFile,
): number {
  const medium = readMedium(part, findFile)
  if (medium === null) return 0
  if (medium.kind === 'video') return 64 + Math.ceil(medium.bytes / 2000)
  if (medium.image === null || medium.image.width === 0) return specialTokens + 64
  const { width, height } = medium.image
  const squares = Math.max(1, Math.floor(width / squarePixels)) * Math.max(1, Math.floor(height / squarePixels))
  return specialTokens + Math.min(mostSquares, squares)
}

/** `a 640×480 PNG image`, or what is known of it. */
function describeMedium(medium: Medium, chinese: boolean): string {
  if (medium.kind === 'video') {
    const type = medium.subtype.toUpperCase()
    if (chinese) return `一段${type === '' ? '' : ` ${type} `}视频（${medium.bytes} 字节）`
    return type === ''
      ? 'a video'
      : `${/^[AEFHILMNORSX]/.test(type) ? 'an' : 'a'} ${type} video of ${medium.bytes} bytes`
  }
  if (medium.image === null) return chinese ? '一张图片' : 'an image'
  const { format, width, height } = medium.image
  const size = width > 0 ? `${width}×${height}` : ''
  if (chinese) return `一张${size === '' ? '' : ` ${size} 像素的`} ${format} 图片`
  return size === '' ? `a ${format} image` : `${/^(8|11|18)/.test(size) ? 'an' : 'a'} ${size} ${format} image`
}

/** One sentence that names images and videos. */
export function describeMedia(media: readonly Medium[], chinese: boolean): string {
  const named = media.map((medium) => describeMedium(medium, chinese))
  if (chinese) return `我收到了${named.join('、')}。${media.length > 1 ? `一共 ${media.length} 个。` : ''}`
  const list = named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${named.at(-1)}` : named[0]
  return `I can see ${list}.`
}
