/**
 * Writes the thinking before an answer. Its length depends on the effort; the sentences are like recorded ones
 * (leandromineti/ai-assisted-coding) and short enough for an answer of 256 tokens.
 */
import type { TextAnswer } from './text/answer-context.ts'
import type { Effort } from './types.ts'

export interface ReasoningTopic {
  kind: TextAnswer['kind'] | 'tools' | 'json' | 'partial'
  /** The user's words, or the tools' names. */
  about: string
  chinese: boolean
}

const levels: Readonly<Record<Effort, number>> = { low: 1, high: 3, max: 5 }

/** The sentences of thinking for one answer. */
export function writeReasoning(topic: ReasoningTopic, effort: Effort): string {
  const about = shorten(topic.about)
  const sentences = topic.chinese ? inChinese(topic.kind, about) : inEnglish(topic.kind, about)
  // Recorded thinking about a literal instruction is brief.
  const count = topic.kind === 'literal' ? Math.ceil((levels[effort] + 1) / 2) : levels[effort]
  return sentences.slice(0, count).join(topic.chinese ? '' : ' ')
}

function inEnglish(kind: ReasoningTopic['kind'], about: string): string[] {
  const rest = [
    'I should consider what they already know and what would help most.',
    'Let me check that nothing in the request is ambiguous before I answer.',
    'A short, direct response is the best fit here.',
    'I will now write the final answer.',
  ]
  if (kind === 'tools')
    return [
      `The user wants me to call ${about}.`,
      'I should fill in the arguments from the request.',
      'The required parameters are clear from the message and the schema.',
      'Each value has to match the declared type and constraints.',
      'I will make the call now.',
    ]
  if (kind === 'literal')
    return [
      `User wants exactly: ${about}.`,
      'This is a simple instruction.',
      'I should reply with just that and nothing else.',
    ]
  if (kind === 'results')
    return [
      'The tool has returned its result.',
      'I should summarise it for the user.',
      'The values answer the original question directly.',
      'There is no need for another call.',
      'I will write the final answer based on this result.',
    ]
  if (kind === 'json')
    return [
      'The user wants JSON.',
      'I need to include every key they asked for.',
      'The output must be one valid object without any extra text.',
      'Each value should match the described type.',
      'I will write it compactly.',
    ]
  if (kind === 'media')
    return [
      'The user has sent visual content.',
      'I should describe what I received.',
      'The type and size are known from the file itself.',
      'I will mention them first.',
      'I will keep the description short.',
    ]
  if (kind === 'partial')
    return [
      'The answer has already been started.',
      'I should continue right where it stops.',
      'The given text must not be repeated.',
      'The tone has to stay the same.',
      'I will write the rest now.',
    ]
  if (kind === 'sum')
    return [
      'This is a simple calculation.',
      'I will work it out step by step.',
      'The operations are applied in the usual order.',
      'Checking the result once more confirms it.',
      'I will state the result.',
    ]
  return [`The user asks: ${about}.`, ...rest]
}

function inChinese(kind: ReasoningTopic['kind'], about: string): string[] {
  if (kind === 'tools')
    return [
      `用户希望我调用 ${about}。`,
      '我需要根据请求填写参数。',
      '必填的参数在消息和参数定义中都很清楚。',
      '每个值都要符合声明的类型和约束。',
      '现在发起调用。',
    ]
  if (kind === 'literal')
    return [`用户要求直接回复：${about}。`, '这是一个简单的指令。', '我只需要回复这些内容，不加其他文字。']
  if (kind === 'results')
    return [
      '工具已经返回了结果。',
      '我需要为用户总结。',
      '这些数据可以直接回答最初的问题。',
      '不需要再次调用工具。',
      '现在根据结果写出最终回答。',
    ]
  if (kind === 'json')
    return [
      '用户需要 JSON 格式的输出。',
      '我要包含所有要求的键。',
      '输出必须是一个合法的对象，不能有多余的文字。',
      '每个值都要符合描述的类型。',
      '我会用紧凑的格式书写。',
    ]
  if (kind === 'sum')
    return [
      '这是一道简单的计算题。',
      '我来一步一步计算。',
      '按照通常的运算顺序进行。',
      '再检查一遍，结果无误。',
      '现在给出答案。',
    ]
  if (kind === 'partial')
    return [
      '回答已经开了头。',
      '我应该从中断的地方继续。',
      '不能重复已有的内容。',
      '语气要保持一致。',
      '现在写出剩余部分。',
    ]
  return [
    `用户的问题是：${about}。`,
    '我先想一想他们真正需要什么。',
    '再确认一下问题中没有歧义的地方。',
    '简短直接的回答最合适。',
    '现在写出最终回答。',
  ]
}

/** The beginning of a text in one line, cut between characters. */
function shorten(text: string): string {
  const line = text.length > 400 ? text.slice(0, 400) : text
  // Most texts are one line with single spaces. A test takes less time than a replacement that changes nothing.
  const single = /\s\s|[^\S ]/.test(line) ? line.replace(/\s+/g, ' ') : line
  const plain = single.trim().replace(/[.?!。？！]{1,10}$/, '')
  if (plain.length <= 80) return plain
  let end = 0
  let at = 0
  let count = 0
  for (; at < plain.length && count <= 80; count++) {
    if (count === 77) end = at
    at += (plain.codePointAt(at) as number) > 0xffff ? 2 : 1
  }
  return count <= 80 ? plain : `${plain.slice(0, end)}…`
}
