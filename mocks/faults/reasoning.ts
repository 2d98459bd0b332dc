/** Faults of reasoning (inside content between tags, under another name), and of chunks that repeat text. Breaches: SEM-06, SEM-30, ENV-06, ENV-23. */
import type { Json } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Edit, Fault, FaultRow } from './fault.ts'
import { allChunks, eachChoice, findFinish, findText, hasText, likeChunk, toChoice, toPart } from './scopes.ts'

const hasReasoning = { content: 'reasoning' }

/** Sends the reasoning inside content, between these tags; in a stream in several chunks. */
const tagged = (open: string, close: string): Edit => {
  const whole = eachChoice(({ message }, part) => {
    if (message === undefined || !hasText(part.content)) return
    part.content = `${open}\ntwo plus two\n${close}\n\n${part.content}`
    delete part.reasoning_content
  })
  const stream = allChunks((chunks) => {
    const first = findText(chunks, 'content')
    if (first < 0) return chunks
    const thought = [open, '\ntwo plus', ' two\n', close, '\n\n'].map((content) => likeChunk(chunks[0]!, { content }))
    const kept = chunks.slice(1, first).filter((chunk) => !('reasoning_content' in toPart(toChoice(chunk))))
    return [chunks[0]!, ...kept, ...thought, ...chunks.slice(first)]
  })
  return {
    appliesTo: { reply: 'chat', content: 'text' },
    apply: (reply, context) => (reply.body.kind === 'events' ? stream : whole).apply(reply, context),
  }
}

/** Sends the reasoning under another name. */
const renamed = (rename: (text: string) => Json) =>
  eachChoice((_, part) => {
    if (typeof part.reasoning_content !== 'string') return
    const text = part.reasoning_content
    delete part.reasoning_content
    if (text !== '') Object.assign(part, rename(text))
  }, hasReasoning)

const isContent = (chunk: Json) => hasText(toPart(toChoice(chunk)).content)

/** Replaces the content chunks of a stream: `edit` gets the texts of all and returns the texts to send in place of number `i`. */
const contents = (edit: (texts: readonly string[], i: number) => readonly string[]) =>
  allChunks(
    (chunks) => {
      const texts = chunks.filter(isContent).map((chunk) => String(toPart(toChoice(chunk)).content))
      let i = 0
      return chunks.flatMap((chunk) =>
        isContent(chunk) ? edit(texts, i++).map((content) => likeChunk(chunk, { content })) : [chunk],
      )
    },
    { content: 'text' },
  )
const joined = (texts: readonly string[], end: number) => texts.slice(0, end).join('')

const rows: readonly FaultRow[] = [
  {
    id: 'reasoning-tags',
    about: 'The reasoning inside content, in `<reasoning>` tags.',
    source: 'SEM-06',
    expects: 'fail',
    edit: tagged('<reasoning>', '</reasoning>'),
  },
  {
    id: 'thought-tags',
    about: 'The reasoning inside content, in `<thought>` tags.',
    source: 'SEM-06',
    expects: 'fail',
    edit: tagged('<thought>', '</thought>'),
  },
  {
    id: 'think-tags-of-kimi-vl',
    about: 'The reasoning inside content, between `◁think▷` and `◁/think▷`.',
    source: 'SEM-06',
    expects: 'fail',
    edit: tagged('◁think▷', '◁/think▷'),
  },
  {
    id: 'think-tags-streamed',
    about: 'The reasoning inside content, in `<think>` tags, also in streams.',
    source: 'SEM-06',
    expects: 'fail',
    edit: tagged('<think>', '</think>'),
  },
  {
    id: 'reasoning-renamed',
    about: 'The reasoning as `reasoning` instead of `reasoning_content`.',
    source: 'ENV-06',
    expects: 'fail',
    edit: renamed((reasoning) => ({ reasoning })),
  },
  {
    id: 'reasoning-as-details',
    about: 'The reasoning as `reasoning_details` instead of `reasoning_content`.',
    source: 'ENV-06',
    expects: 'fail',
    edit: renamed((text) => ({ reasoning_details: [{ type: 'reasoning.text', text, format: 'unknown', index: 0 }] })),
  },
  {
    id: 'reasoning-with-content',
    about: 'The last reasoning and the first content in one delta.',
    source: 'ENV-23',
    expects: 'warn',
    edit: allChunks((chunks) => {
      const at = findText(chunks, 'content')
      const last = chunks.findLastIndex((chunk) => hasText(toPart(toChoice(chunk)).reasoning_content))
      if (at < 0 || last < 0 || last > at) return chunks
      const { reasoning_content } = toPart(toChoice(chunks[last]))
      const { content } = toPart(toChoice(chunks[at]))
      return chunks.toSpliced(last, at - last + 1, likeChunk(chunks[at]!, { reasoning_content, content }))
    }, hasReasoning),
  },
  {
    id: 'text-so-far-with-token',
    about: 'One chunk in the middle has the text so far and its own.',
    source: 'SEM-30',
    expects: 'fail',
    edit: contents((texts, i) => [i === Math.max(1, texts.length >> 1) ? joined(texts, i + 1) : texts[i]!]),
  },
  {
    id: 'text-so-far-again',
    about: 'One more chunk in the middle repeats the text so far.',
    source: 'SEM-30',
    expects: 'fail',
    edit: contents((texts, i) => (i === Math.max(1, texts.length >> 1) ? [joined(texts, i), texts[i]!] : [texts[i]!])),
  },
  {
    id: 'whole-text-again',
    about: 'A last chunk repeats the whole text.',
    source: 'SEM-30',
    expects: 'fail',
    edit: allChunks(
      (chunks) => {
        const text = chunks
          .map((chunk) => toPart(toChoice(chunk)).content)
          .filter(hasText)
          .join('')
        const end = findFinish(chunks)
        return text === '' || end < 0 ? chunks : chunks.toSpliced(end, 0, likeChunk(chunks[0]!, { content: text }))
      },
      { content: 'text' },
    ),
  },
]

export const reasoningFaults: readonly Fault[] = rows.map(defineFault)
