/** Finds control tokens and tags of chat templates in text: Kimi's own ones, and others that were reported of vendors. */

/** The longest marker that is completed across chunks. */
export const longestMarker = 64

/**
 * `<|name|>` in ASCII or full-width bars, `<think>`, `<tool_call>`, `<function=…>`, Kimi-VL's `◁think▷`, and Kimi's
 * section names without their brackets, and the id of a call with its arguments, as half-stripped markup leaves them.
 */
const marker =
  /<[|｜][\p{L}_][\p{L}\p{N}_▁.: -]{0,48}[|｜]>|<\/?(?:think|thinking|tool_call|tool_calls|tool_response|function_calls?|invoke)>|<function=[\w.-]{1,48}>|◁\/?think▷|\[\/?TOOL_CALLS\]|(?:<\||\b)tool_calls?_(?:section|argument)_(?:begin|end)(?:\|>|\b)|\btool_call_(?:begin|end)\|>|\bfunctions\.[\w-]{1,64}:\d{1,4}\s{0,4}(?=\{\s*["}])|\[(?:EOS|BOS|EOT)\]/u

/** Signs without which no marker can stand in a text: cheap to look for, and rare. */
export function mayHoldMarker(text: string): boolean {
  return text.indexOf('<') >= 0 || text.indexOf('◁') >= 0 || text.indexOf('_') >= 0 || text.indexOf('[') >= 0
}

/** Whether a whole text may hold what lost its brackets; in a stream such names come in pieces that look like words. */
export function mayHoldBareName(text: string): boolean {
  return text.includes('tool_call') || text.includes('functions.')
}

/**
 * The first marker that is not quoted in the text, and begins as `wanted` says; null when there is none. With `more` the text
 * goes on.
 */
export function findMarker(text: string, more = false, wanted = /^/): string | null {
  let from = 0
  while (from < text.length) {
    const match = marker.exec(text.slice(from))
    if (!match) return null
    const at = from + match.index
    const before = text[at - 1]
    const after = text[at + match[0].length]
    // An explanation puts the marker between backticks or quotes; a leak does not.
    const quoted =
      isPair(before, after) || (more && after === undefined && (before === '`' || before === '"' || before === '“'))
    if (!quoted && wanted.test(match[0]) && !isProse(match[0], text, at, more)) return match[0]
    from = at + match[0].length
  }
  return null
}

/** Brackets such as `[EOS]` and bare names are words of a text about templates unless they end it. */
function isProse(found: string, text: string, at: number, more: boolean): boolean {
  if (/^tool_calls?_/.test(found) && !found.endsWith('>')) {
    const rest = text.slice(at + found.length)
    if (more && rest.trim() === '') return true
    return /^[.,;:)]|^\s+(?!functions\.|tool_calls?_)\p{L}/u.test(rest)
  }
  return /^\[(EOS|BOS|EOT)\]$/.test(found) && text.slice(at + found.length).trim() !== ''
}

function isPair(before: string | undefined, after: string | undefined): boolean {
  return before === '`' || before === '"' ? after === before : before === '“' && after === '”'
}
