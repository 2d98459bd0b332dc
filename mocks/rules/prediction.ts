/** `prediction`: the documented form, `{"type":"content","content":…}` with a text or text parts. */
import { defineMessage, refuse, type Members, type Rule } from './rule.ts'

const messages = {
  form: defineMessage(
    { level: 'unverified', source: 'docs/api/chat', note: 'The form is documented, the refusal of another is not.' },
    () => "Invalid request: prediction must have the type 'content' and a content of text or text parts",
  ),
}

/** A prediction of another type, or without a text. */
export const wrongPrediction: Rule = {
  id: 'prediction',
  messages,
  find({ body }) {
    const prediction = body['prediction'] as Members | null | undefined
    if (!prediction) return null
    return prediction['type'] === 'content' && isText(prediction['content']) ? null : refuse(messages.form.build())
  },
}

function isText(content: unknown): boolean {
  return typeof content === 'string' || (Array.isArray(content) && (content as (Members | null)[]).every(isTextPart))
}

function isTextPart(part: Members | null): boolean {
  return part?.['type'] === 'text' && typeof part['text'] === 'string' && part['text'] !== ''
}
