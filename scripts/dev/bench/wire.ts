/** A minimal HTTP/1.1 client for the benchmark: it makes the bytes of requests, and finds the end of each answer. */

/** A chat request as bytes. */
export function toRequestBytes(url: string, body: string): Buffer {
  const { host, pathname } = new URL(url)
  const head = [
    `POST ${pathname} HTTP/1.1`,
    `Host: ${host}`,
    'Authorization: Bearer sk-bench',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
}

/** Called with the status and the body of an answer, without chunked framing. */
export type Answered = (status: number, body: string) => void

const closing = Buffer.from('0\r\n\r\n')

/** Reads answers from a socket with one request in flight; `whole` keeps the body, otherwise only its end is detected. */
export function createReader(answered: Answered, { whole = false } = {}): (part: Buffer) => void {
  let head: { status: number; length: number | null } | null = null
  let held: Buffer[] = []
  let size = 0
  return (part) => {
    held.push(part)
    size += part.length
    if (!head) {
      const text = Buffer.concat(held)
      const end = text.indexOf('\r\n\r\n')
      if (end < 0) return
      const fields = text.toString('latin1', 0, end)
      const length = /content-length: (\d+)/i.exec(fields)
      head = { status: Number(fields.slice(9, 12)), length: length ? Number(length[1]) : null }
      held = [text.subarray(end + 4)]
      size = text.length - end - 4
    }
    if (head.length === null ? !endsStream(held) : size < head.length) return
    const { status, length } = head
    const body = whole ? Buffer.concat(held) : closing
    head = null
    held = []
    size = 0
    if (!whole) return answered(status, '')
    answered(status, length === null ? unchunk(body) : body.toString())
  }
}

/** Whether the bytes end with the last chunk. It cannot be confused with content, because an event stream contains no CR. */
function endsStream(held: Buffer[]): boolean {
  while (held.length > 1 && held.at(-1)!.length < closing.length) held.push(Buffer.concat(held.splice(-2)))
  const last = held.at(-1)!
  return last.length >= closing.length && last.subarray(-closing.length).equals(closing)
}

function unchunk(bytes: Buffer): string {
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length;) {
    const line = bytes.indexOf('\r\n', at)
    const length = Number.parseInt(bytes.toString('latin1', at, line), 16)
    parts.push(bytes.subarray(line + 2, line + 2 + length))
    at = line + 4 + length
  }
  return Buffer.concat(parts).toString()
}
