/** Types of content parts, and images and videos inside them. Facts: `kimi-chat-api.md` §2.2, §2.3. */
import type { ModelRow } from '../../openapi/models.ts'
import type { Refusal } from '../request/reply.ts'
import { judgeMedia } from './media.ts'
import { refuse, type Members, type Rule, type RuleContext } from './rule.ts'
import { texts } from './texts.ts'

/** A part the API does not know, or one this model cannot see (video_url on kimi-cli#1395 got the same text). */
export const findWrongPart: Rule = ({ messages, model, context }) => {
  for (let index = 0; index < messages.length; index++) {
    const content = messages[index]!['content']
    if (!Array.isArray(content)) continue
    for (const part of content as readonly (Members | null)[]) {
      const refusal = judgePart(part ?? {}, index, messages[index]!['role'] as string, model, context)
      if (refusal) return refusal
    }
  }
  return null
}

function judgePart(part: Members, index: number, role: string, model: ModelRow, context: RuleContext): Refusal | null {
  const type = part['type'] ?? ''
  if (type === 'text') return null
  if (type === 'image_url' && model.input.includes('image')) return judgeMedia('image', part['image_url'], context)
  if (type === 'video_url' && model.input.includes('video')) return judgeMedia('video', part['video_url'], context)
  return refuse(texts.partType.build(index, role, String(type)))
}
