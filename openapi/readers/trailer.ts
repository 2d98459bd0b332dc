/** What tools write behind a body that they save: the summary line of JetBrains' HTTP client, and what `curl --write-out` prints. */
import type { Bytes } from './bytes.ts'

/** `Response code: 200 (OK); Time: 120ms; …`, as JetBrains' HTTP client writes it. */
const jetBrains = /(?:\r?\n){1,2}Response code: \d{3} \([^\n]{0,60}\); Time: [^\n]{1,160}\s{0,4}$/

/**
 * Numbers with labels behind the end of a body, as `curl -w '%{http_code}'` or `-w '\nstatus: %{http_code} time: %{time_total}\n'` prints
 * them. A body ends with `[DONE]` and its blank line, or with a closing brace.
 */
const writeOut =
  /(?<=\[DONE\]\r?\n\r?\n|})(?:\r?\n){0,2}(?:[A-Za-z][A-Za-z_ -]{0,24}[:=]? ?)?\d{1,10}(?:\.\d{1,9})?s?(?:[ \t\r\n|,;]{1,4}(?:[A-Za-z][A-Za-z_ -]{0,24}[:=]? ?)?\d{1,10}(?:\.\d{1,9})?s?){0,5}\s{0,4}$/

/** The last chunk of a chunked body. */
const lastChunk = /^\s*0\s*$/

const trailerBytes = 300

/** The bytes of a body without the trailer of a tool. */
export async function* withoutTrailer(source: Bytes): Bytes {
  let held = Buffer.alloc(0)
  for await (const part of source) {
    const all = Buffer.concat([held, part])
    const sure = Math.max(0, all.length - trailerBytes)
    if (sure > 0) yield all.subarray(0, sure)
    held = all.subarray(sure)
  }
  const text = held.toString('latin1')
  const end = findTrailer(text)
  const rest = end < 0 ? held : held.subarray(0, end)
  if (rest.length > 0) yield rest
}

function findTrailer(text: string): number {
  const summary = text.search(jetBrains)
  if (summary >= 0) return summary
  const printed = text.search(writeOut)
  return printed >= 0 && lastChunk.test(text.slice(printed)) ? -1 : printed
}
