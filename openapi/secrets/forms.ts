/** Finds strings that look like secrets, or whose name says that they are; nothing about the run needs to be known. */
import { redactedMark } from './mark.ts'
import type { Edit } from './edits.ts'
import { isSecretName } from './names.ts'

/** A key starts a word. JSON may escape a `<` before it, and the last digit of that escape is not part of the word. */
const wordStart = String.raw`(?:(?<![A-Za-z0-9])|(?<=\\u003[cCeE]))`

interface KeyForm {
  /** One of these occurs in every text that the pattern matches; searching for them is much faster than the pattern. */
  hints: readonly string[]
  /** Has one group before the secret, which stays: the prefix tells which kind of key was there. */
  pattern: RegExp
}

/**
 * An open end is written `X{6}X*`, not `X{6,}`: V8 keeps a step of the latter for each character, which exceeds its stack in a word of
 * 16 million characters.
 */
const keyForms: readonly KeyForm[] = [
  {
    hints: ['earer', 'asic', 'EARER', 'ASIC'],
    pattern: /\b((?:Bearer|Basic)\s+)(?=\S{20}|\S{0,18}\d)[A-Za-z0-9._~+/=-]{4}[A-Za-z0-9._~+/=-]*/gi,
  },
  { hints: ['sk-'], pattern: new RegExp(`${wordStart}(sk-)[A-Za-z0-9_-]{6}[A-Za-z0-9_-]*`, 'g') },
  {
    hints: ['org-', 'ak-', 'proj-'],
    pattern: new RegExp(`${wordStart}((?:org|ak|proj)-)(?=[A-Za-z_]*[0-9])[A-Za-z0-9_]{6}[A-Za-z0-9_]*`, 'g'),
  },
  // Groq, Hugging Face, Fireworks, Replicate, Together, GitHub, npm, Stripe, xAI, NVIDIA, Perplexity, GitLab, Slack, Google and AWS.
  {
    hints: [
      'gsk_',
      'hf_',
      'fw_',
      'r8_',
      'tgp_v1_',
      'gh',
      'xai-',
      'nvapi-',
      'pplx-',
      'AIza',
      'AKIA',
      'ASIA',
      'glpat-',
      'npm_',
      'xox',
      '_live_',
    ],
    pattern: new RegExp(
      `${wordStart}((?:gsk|hf|fw|r8|tgp_v1|gh[pousr]|github_pat|npm|[rs]k_live)_|(?:xai|nvapi|pplx|glpat|xox[abeoprs])-|AIza|AKIA|ASIA)[A-Za-z0-9_-]{16}[A-Za-z0-9_-]*`,
      'g',
    ),
  },
  // A JSON Web Token: three parts of base64url, of which the first begins with `{"`.
  {
    hints: ['eyJ'],
    pattern:
      /(?<![A-Za-z0-9_-])(eyJ)[A-Za-z0-9_-]{8}[A-Za-z0-9_-]*\.[A-Za-z0-9_-]{8}[A-Za-z0-9_-]*\.[A-Za-z0-9_-]{8}[A-Za-z0-9_-]*/g,
  },
  // Browsers cannot set header fields of a WebSocket, so clients of OpenAI's realtime API send the key as a subprotocol.
  { hints: ['-api-key.'], pattern: /(-api-key\.)[A-Za-z0-9._~+/=-]{8}[A-Za-z0-9._~+/=-]*/g },
  // The user name and password of a URL.
  { hints: ['://'], pattern: /([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@:"]*:[^\s/@"]+(?=@)/gi },
]

/** A query parameter, or one in the fragment of a URL (OAuth's implicit grant): name and value. */
const parameter = /[?&;#]([^=&#\s"'<>?;]{1,100})=([^&\s"'#<>\\;]+)/g
/** The name of a member, in either kind of quotes, and its colon. */
const member = /(["'])((?:[^"'\\]|\\.){1,64})\1\s*:\s*/g
/** A header field as HAR writes it: `{"name": "Authorization", "value": "…"}`; this starts at the value of `name`. */
const namedValue = /^"([^"\\]{1,64})"\s{0,20},\s{0,20}"value"\s{0,20}:\s{0,20}(?=")/
/** The same with the value first; this starts at the end of the value. */
const nameOfValue = /^"\s{0,20},\s{0,20}"(?:name|key)"\s{0,20}:\s{0,20}"([^"\\]{1,64})"/
/** A header field as a list of name and value: `["X-Api-Key", "…"]`. A list of names may look so, too, but its names have no hyphen. */
const fieldPair = /\[\s{0,20}"([\w-]{1,32}-[\w-]{1,32}|[Aa]uthorization|[Cc]ookie)"\s{0,20},\s{0,20}(?=")/g
/** A value that was redacted before. */
const alreadyHidden = /^(?:[\w-]*[- ])?\[redacted\]$|^\*\*\*/

/** Adds an edit for everything in the text that looks like a secret. */
export function findForms(text: string, edits: Edit[]): void {
  for (const { hints, pattern } of keyForms) {
    if (!hints.some((hint) => text.includes(hint))) continue
    for (const match of text.matchAll(pattern)) {
      const start = match.index + match[1]!.length
      edits.push({ start, end: match.index + match[0].length, text: redactedMark })
    }
  }
  if (text.includes('=')) findParameters(text, edits)
  if (text.includes(':')) findMembers(text, edits)
  if (text.includes('[')) findPairs(text, edits)
  findBase64Keys(text, edits)
}

/** Adds edits for the values of a form-encoded body, which starts with a name. */
export function findFormFields(text: string, edits: Edit[]): void {
  const shifted: Edit[] = []
  findParameters(`&${text}`, shifted)
  for (const edit of shifted) edits.push({ ...edit, start: edit.start - 1, end: edit.end - 1 })
}

function findParameters(text: string, edits: Edit[]): void {
  for (const match of text.matchAll(parameter)) {
    const [whole, name = '', value = ''] = match
    if (alreadyHidden.test(value) || !isSecretName(name, 'parameter')) continue
    const end = match.index + whole.length
    edits.push({ start: end - value.length, end, text: redactedMark })
  }
}

/** Members of JSON and of look-alikes with single quotes; also in a text that is cut off or is not JSON as a whole. */
function findMembers(text: string, edits: Edit[]): void {
  for (const match of text.matchAll(member)) {
    const name = match[2]!
    let at = match.index + match[0].length
    if (name === 'name' || name === 'key') {
      const pair = namedValue.exec(text.slice(at, at + 200))
      if (pair !== null && isSecretName(pair[1]!, 'header')) hideValue(text, at + pair[0].length, 'value', edits)
      continue
    }
    if (name === 'value' && text[at] === '"') {
      const end = findQuote(text, at + 1, '"')
      const field = nameOfValue.exec(text.slice(end, end + 200))?.[1]
      if (field !== undefined && isSecretName(field, 'header')) hideValue(text, at, name, edits)
      continue
    }
    if (!isSecretName(name, 'member')) continue
    if (text[at] !== '[') {
      hideValue(text, at, name, edits)
      continue
    }
    do {
      at += /^[[,]\s*/.exec(text.slice(at, at + 64))?.[0].length ?? 1
      at = hideValue(text, at, name, edits)
    } while (text[at] === ',')
  }
}

function findPairs(text: string, edits: Edit[]): void {
  for (const match of text.matchAll(fieldPair)) {
    const start = match.index + match[0].length
    const end = findQuote(text, start + 1, '"')
    if (isSecretName(match[1]!, 'header') && /^"\s*\]/.test(text.slice(end, end + 40)))
      hideValue(text, start, 'value', edits)
  }
}

/** Adds an edit for the string or number that starts here; returns where it ends. */
function hideValue(text: string, start: number, name: string, edits: Edit[]): number {
  const quote = text[start]
  if (quote !== '"' && quote !== "'") {
    const number = /^-?\d{4,32}\b/.exec(text.slice(start, start + 40))?.[0]
    // The API counts tokens; a password may be a number.
    if (number === undefined || /token/i.test(name)) return start
    edits.push({ start, end: start + number.length, text: `"${redactedMark}"` })
    return start + number.length
  }
  const end = findQuote(text, start + 1, quote)
  const isLogprob = /^\s*,\s*"logprob"/.test(text.slice(end + 1, end + 40))
  if (end > start + 1 && !isLogprob && !alreadyHidden.test(text.slice(start + 1, Math.min(end, start + 80))))
    edits.push({ start: start + 1, end, text: redactedMark })
  return end + 1
}

/** Position of the quote that ends a string, or the end of the text. */
export function findQuote(text: string, from: number, quote: string): number {
  for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 1)) {
    let slashes = 0
    while (at - slashes > from && text[at - slashes - 1] === '\\') slashes++
    if (slashes % 2 === 0) return at
  }
  return text.length
}

/** `sk-` in base64 (RFC 4648), at each of the three offsets it can have in a group; `skip` characters before it belong to its group. */
const base64Starts: readonly { hint: string; form: RegExp; back: number; skip: number }[] = [
  { hint: 'c2st', form: /c2st/g, back: 0, skip: 0 },
  { hint: 'NrL', form: /[HXn3]NrL[Q-Za-f]/g, back: 1, skip: 1 },
  { hint: 'zay', form: /[BFJNRVZdhlptx159]zay[01]/g, back: 2, skip: 2 },
]

/** Keys that stand in a text as base64; the key must be as long as a real one, because any text may contain the first letters. */
export function findBase64Keys(text: string, edits: Edit[]): void {
  for (const { hint, form, back, skip } of base64Starts) {
    if (!text.includes(hint)) continue
    for (const match of text.matchAll(form)) {
      const start = match.index - back
      if (start < 0) continue
      const run = /^[A-Za-z0-9+/_-]*/.exec(text.slice(start, start + 400))![0]
      const bytes = decodeBase64(run).slice(skip)
      const key = /^sk-[A-Za-z0-9_-]{16,}/.exec(bytes)?.[0]
      if (key === undefined) continue
      const length = Math.min(run.length, Math.ceil(((key.length + skip) * 4) / 3) + 1)
      edits.push({ start, end: start + length, text: redactedMark })
    }
  }
}

function decodeBase64(run: string): string {
  const whole = run.slice(0, run.length - (run.length % 4 === 1 ? 1 : 0))
  return atob(whole.replaceAll('-', '+').replaceAll('_', '/'))
}
