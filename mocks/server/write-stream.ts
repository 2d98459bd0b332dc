/**
 * Writes the events of a stream to a node:http response: delays, back-pressure, clients that leave, and streams that are cut or stay
 * open. Each event is a chunk of its own on the wire. The chunk framing is written here with node's own switched off, because node's
 * `write` of a chunk costs more time per event than all the rest of the mock.
 */
import type { ServerResponse } from 'node:http'
import { doneEvent } from '../../openapi/event-stream.ts'
import { eventStart } from '../completion/index.ts'
import type {
  EventRun,
  FramedStream,
  StreamPieces,
  JoinedStream,
  Reply,
  ReplyBody,
  ReplyEnd,
  ReplyEvent,
  StreamOfRuns,
} from '../reply/index.ts'

type Events = Extract<ReplyBody, { kind: 'events' }>

const closing = '0\r\n\r\n'

/** Writes all events at once, for a stream without delays. */
export function writeAtOnce(response: ServerResponse, reply: Reply, { events, end }: Events): void {
  const framed = begin(response, reply)
  const ascii = framed && end === 'close' ? frameAscii(events) : null
  if (ascii !== null) return void response.end(ascii, 'latin1')
  if (!framed) {
    for (const { bytes } of events) response.write(bytes)
    return finish(response, end, framed)
  }
  let text = ''
  for (const { bytes } of events) {
    if (typeof bytes === 'string') text += frame(bytes, Buffer.byteLength(bytes))
    else if (bytes.length > 0) {
      // Bytes that are not UTF-8 (of a fault) must not be converted to a string.
      response.write(`${text}${bytes.length.toString(16)}\r\n`)
      response.write(bytes)
      text = '\r\n'
    }
  }
  if (end === 'close') return void response.end(text + closing)
  response.write(text)
  finish(response, end, framed)
}

/** Writes all events of a stream that was answered before: its bytes are kept, and only the fill is replaced in them. */
export function writeJoined(response: ServerResponse, reply: Reply, { pieces, fill }: JoinedStream): void {
  if (!begin(response, reply)) {
    const start = eventStart + fill
    return void response.end(start + pieces.rests.join(start) + doneEvent)
  }
  const kept = pieces.framed
  const framed = kept?.fill.length === fill.length ? kept : frameStream(pieces, fill)
  replaceFill(framed, fill)
  response.end(framed.bytes)
  // Bytes that the system has not taken yet must not be changed for the next stream.
  pieces.framed = isTaken(response) ? framed : { ...framed, bytes: Buffer.from(framed.bytes) }
}

/** Writes all events of a stream from their runs. */
export function writeRuns(response: ServerResponse, reply: Reply, { runs }: StreamOfRuns): void {
  if (!begin(response, reply)) {
    let text = ''
    for (const { before, texts, after } of runs) for (const middle of texts) text += before + middle + after
    return void response.end(text)
  }
  // As many bytes as characters means ASCII. Otherwise lengths are counted again, in bytes.
  const text = frameRuns(runs, (part) => part.length)
  if (Buffer.byteLength(text) === text.length) response.end(text, 'latin1')
  else response.end(frameRuns(runs, (part) => Buffer.byteLength(part)))
}

/**
 * The chunked body of runs. What stands between two texts of a run depends on the length of the second one only, and is made once. It
 * is joined, because a string that was added from parts is slow to copy many times.
 */
function frameRuns(runs: readonly EventRun[], count: (part: string) => number): string {
  const parts: string[] = []
  let end = ''
  for (const { before, texts, after } of runs) {
    const around = count(before) + count(after)
    const between: string[] = []
    for (let at = 0; at < texts.length; at++) {
      const text = texts[at] as string
      const length = count(text)
      if (at === 0) parts.push(end, frameStart(around + length), before, text)
      else parts.push((between[length] ??= [after, '\r\n', frameStart(around + length), before].join('')), text)
    }
    if (texts.length > 0) end = `${after}\r\n`
  }
  parts.push(end, closing)
  return parts.join('')
}

/** The line before a chunk. */
function frameStart(length: number): string {
  return `${length.toString(16)}\r\n`
}

/** The chunked body of a stream with this fill (ASCII). */
function frameStream({ rests }: StreamPieces, fill: string): FramedStream {
  const parts: string[] = []
  const places: number[] = []
  let length = 0
  for (const rest of rests) {
    const event = eventStart + fill + rest
    const eventLength = Buffer.byteLength(event)
    const chunk = frame(event, eventLength)
    parts.push(chunk)
    places.push(length + chunk.indexOf(eventStart) + eventStart.length)
    length += chunk.length - event.length + eventLength
  }
  parts.push(frame(doneEvent, doneEvent.length), closing)
  return { bytes: Buffer.from(parts.join('')), places, fill }
}

/** Replaces the fill by another one of the same length. Only the characters between equal ends are written: two ids differ in a few. */
function replaceFill(framed: FramedStream, fill: string): void {
  const { bytes, places, fill: before } = framed
  if (before === fill) return
  let from = 0
  while (fill.charCodeAt(from) === before.charCodeAt(from)) from++
  let to = fill.length
  while (fill.charCodeAt(to - 1) === before.charCodeAt(to - 1)) to--
  for (let at = from; at < to; at++) {
    const code = fill.charCodeAt(at)
    for (const place of places) bytes[place + at] = code
  }
  framed.fill = fill
}

/** Whether no byte of an ended response waits in this process. A response that waits for an earlier one has no socket yet. */
function isTaken({ socket }: ServerResponse): boolean {
  return socket !== null && socket.writableLength === 0
}

/** Writes each event at its time, counted from `since`, and not before the socket takes more data. */
export function writeInTime(response: ServerResponse, reply: Reply, { events, end }: Events, since: number): void {
  let next = 0
  // Delays are counted from the start, so that late timers do not add up.
  let due = since
  let timer: NodeJS.Timeout | undefined
  let started = false
  let framed = false
  response.once('close', () => clearTimeout(timer))

  function step(): void {
    for (;;) {
      const event = events[next]
      if (!event) return done()
      start()
      const writable = framed ? writeFrame(response, event.bytes) : response.write(event.bytes)
      reply.written?.()
      next++
      if (!writable && next < events.length) {
        response.once('drain', resume)
        return
      }
      if ((events[next]?.delayMs ?? 0) > 0 && !isDue()) return
    }
  }

  function resume(): void {
    if (isDue()) step()
  }

  /** True where the next event is due; otherwise `step` is called when it is. */
  function isDue(): boolean {
    const delay = events[next]?.delayMs ?? 0
    let now = performance.now()
    due = Math.max(due + delay, delay === 0 ? now : due)
    while (due > now) {
      timer = setTimeout(step, due - now)
      const before = now
      now = performance.now()
      // If the process was interrupted after the clock was read, such as by a garbage collection, the timer would be late, so it is set again.
      if (now - before < 1) return false
      clearTimeout(timer)
    }
    return true
  }

  function start(): void {
    if (!started) framed = begin(response, reply)
    started = true
  }

  function done(): void {
    start()
    finish(response, end, framed)
  }

  resume()
}

/** Writes the head; true if the body is chunked and its framing is written here. */
function begin(response: ServerResponse, reply: Reply): boolean {
  const headers = toRawHeaders(reply)
  const { req } = response
  const fixed = reply.headers.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name))
  const framed = !(req.method === 'HEAD' || req.httpVersion !== '1.1' || fixed)
  if (framed) headers.push('Transfer-Encoding', 'chunked')
  response.writeHead(reply.status, headers)
  if (framed) response.chunkedEncoding = false
  return framed
}

/** All events as chunks where every byte is ASCII, so that lengths in characters are lengths in bytes; otherwise null. */
function frameAscii(events: readonly ReplyEvent[]): string | null {
  let text = ''
  for (const { bytes } of events) {
    if (typeof bytes !== 'string') return null
    text += frame(bytes, bytes.length)
  }
  text += closing
  return Buffer.byteLength(text) === text.length ? text : null
}

/** One chunk; nothing for an empty event, because an empty chunk ends the body. */
function frame(text: string, length: number): string {
  return length === 0 ? '' : `${length.toString(16)}\r\n${text}\r\n`
}

/** Writes one chunk; false if the socket's buffer is full. */
function writeFrame(response: ServerResponse, bytes: string | Uint8Array): boolean {
  if (bytes.length === 0) return true
  if (typeof bytes === 'string') {
    const length = Buffer.byteLength(bytes)
    return response.write(frame(bytes, length), length === bytes.length ? 'latin1' : 'utf8')
  }
  response.write(`${bytes.length.toString(16)}\r\n`)
  response.write(bytes)
  return response.write('\r\n')
}

function finish(response: ServerResponse, end: ReplyEnd, framed: boolean): void {
  if (end === 'close') response.end(framed ? closing : undefined)
  else if (end === 'cut') cut(response)
}

/** Closes the connection after what was written: the chunked body has no end, which is an error to every reader. */
function cut(response: ServerResponse): void {
  const { socket } = response
  // destroySoon sends what is queued first; destroy could lose the last events.
  response.write('', () => socket?.destroySoon())
  if (!socket) response.destroy()
}

/** Names and values in alternation, as node takes them. */
export function toRawHeaders(reply: Reply): string[] {
  const flat: string[] = []
  for (const [name, value] of reply.headers) flat.push(name, value)
  return flat
}
