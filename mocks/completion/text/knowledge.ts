/** Answers to what people ask a mock to try it: greetings, thanks, its thinking effort. */
import { needs } from '../cues.ts'
import type { Effort } from '../types.ts'

/** Cues of small talk. */
export const smallTalkCues = needs(
  'you hi hello hey howdy hiya yo hallo hola bonjour morning afternoon evening day greetings thanks thank ping haiku poem bye goodbye knock ok okay alright great nice perfect awesome cool done job got sounds i up \\h',
)

/** An answer to a greeting or thanks; null for anything else. */
export function findSmallTalk(text: string): string | null {
  const short = text.trim()
  if (short.length > 120) return null
  if (
    /^(?:hi|hello|hey|howdy|hiya|yo|hallo|hola|bonjour|good (?:morning|afternoon|evening|day)|greetings)\b[^?]{0,30}$/i.test(
      short,
    )
  )
    return 'Hello! How can I help you today?'
  if (/^(?:你好|您好|嗨|早上好|下午好|晚上好|哈喽)[^？?]{0,8}$/.test(short)) return '你好！有什么可以帮你的吗？'
  if (/\bhow are you\b|^\W*(?:(?:hi|hey|hello|yo)\b\W*)?what(?:['’]?s| is) up\W*$/i.test(short))
    return "I'm doing well, thank you for asking! How can I help you today?"
  if (/^(?:thanks|thank you)\b/i.test(short)) return "You're welcome! Let me know if there is anything else."
  if (
    /^(?:ok|okay|alright|great|nice|perfect|awesome|cool|well done|good job|great job|got it|sounds good)\b[^?]{0,20}$/i.test(
      short,
    )
  )
    return 'Great! Let me know if there is anything else that I can do for you.'
  const feeling =
    /^(?:i(?:['’]m| am)(?: feeling| so| very| really)*|i feel(?: so| very| really)?)\s(sad|lonely|tired|stressed|anxious|bored|angry|upset|depressed|nervous|sick|happy|excited|great|proud)\b/i.exec(
      short,
    )?.[1]
  if (feeling !== undefined)
    return /happy|excited|great|proud/i.test(feeling)
      ? `I'm glad to hear that you are ${feeling}! What made you feel that way?`
      : `I'm sorry to hear that you are ${feeling}. Would you like to talk about it, or can I help you with something?`
  if (/^(?:谢谢|多谢|感谢)/.test(short)) return '不客气！还有其他需要帮忙的吗？'
  if (/^ping[.!?]?$/i.test(short)) return 'pong'
  if (/^knock,? knock[.!]?$/i.test(short)) return "Who's there?"
  const joked = /关于([^的，。]{1,12})的笑话/.exec(short)?.[1]
  if (joked !== undefined) return `为什么没人愿意和${joked}打牌？因为牌早就被动过手脚了。`
  if (/笑话/.test(short)) return '为什么程序员喜欢用深色模式？因为光会招来虫子（bug）。'
  if (/\b(?:haiku|short poem)\b/i.test(short) && !/\babout\b/i.test(short))
    return 'Quiet morning light,\nwaves return to find the shore,\nsalt upon the wind.'
  if (/^(?:bye|goodbye|see you)\b/i.test(short)) return 'Goodbye! Have a great day.'
  if (/^(?:再见|拜拜)/.test(short)) return '再见！祝你一切顺利。'
  return null
}

const aboutEffort = /\b(?:thinking|reasoning)[\s_-]?effort\b|(?:思考|推理)(?:强度|力度|程度)/i
const asksForEffort = /[?？]|\b(?:what|which|tell|report|output|your|current)\b|什么|多少|当前|输出|告诉/i
const wantsBareEffort = /\bonly\b|\bjust\b|\bone word\b|\bnothing else\b|只|仅|不要/i

/**
 * The answer to "what is your thinking_effort?"; null where the text asks something else. K3 reads its effort in its system prompt
 * and answers with the bare word (MoonshotAI/Kimi-Vendor-Verifier, test_thinking_effort.py); other models do not know it.
 */
export function findEffortAnswer(text: string, effort: Effort | 'off' | 'unknown', chinese: boolean): string | null {
  if (text.length > 1000 || !aboutEffort.test(text) || !asksForEffort.test(text)) return null
  const value = effort === 'off' ? 'none' : effort
  if (wantsBareEffort.test(text)) return value
  return chinese ? `我当前的 thinking_effort 是 ${value}。` : `My current thinking_effort is ${value}.`
}
