/** Recognises a chunk of metadata before the answer: an id, no choices, no usage (`prompt_filter_results` and the like). */

/** True for a chunk with an id of its own, the right `object`, an empty `choices` and no usage. */
export function isPreamble(chunk: Readonly<Record<string, unknown>>): boolean {
  return (
    Array.isArray(chunk.choices) &&
    chunk.choices.length === 0 &&
    (chunk.usage ?? null) === null &&
    typeof chunk.id === 'string' &&
    chunk.id !== '' &&
    chunk.object === 'chat.completion.chunk'
  )
}
