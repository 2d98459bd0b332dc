/** Answers what is asked about the assistant: who it is, its name, its maker, what it can do; with the role of the system message. */
import { guard, needs } from '../cues.ts'
import type { RequestView } from '../request-view.ts'
import { oneToTen } from '../number-words.ts'

/** Cues of such a question. */
export const selfCues = needs('you your yourself i this there 你 您 自')

const longest = 200
const longestRole = 4000

const asksWho = guard(
  /\b(?:who|what) (?:exactly )?are you\b(?=\s?(?:[?.!,]|$|called|exactly|and|again|really))|\bwhat(?:['’]?s| is| are) your (?:[a-z]{2,10} )?names?\b|\b(?:tell me|know|ask(?: for)?|have|learn)\s(?:what )?your (?:[a-z]{2,10} )?name\b|\b(?:what|how) (?:should|can|do|may) (?:i|we) call you\b|\bintroduce yourself\b|\b(?:tell|say|know|share|hear|learn|write|describe|explain|give)\b[^.?!\n]{0,40}\b(?:about |of |on )?yourself\b|\babout you\W{0,3}$|\bwho am i (?:talking|speaking|chatting|writing) (?:to|with)\b|\bwho(?:['’]s| is) (?:this|there)\s?\?/i,
)
const asksForMaker = guard(
  /\b(?:who|what|which)\b[^.?!\n]{0,30}\b(?:made|created?|built|build|trained|developed|designed|programmed|owns|runs) you\b|\byou (?:were )?(?:made|created|built|trained|developed|designed) by\b|\bwho(?:['’]s| is) your (?:creator|developer|maker)\b/i,
)
const asksIfKind = guard(
  /^[^.?!\n]{0,40}\bare you (?:really |actually |just |even )?(?:an? |the )?(?:real |actual )?(ai|a\.i\.|bot|robot|human|person|chatbot|machine|computer|program|assistant|llm|language model|ai (?:assistant|model)|virtual assistant|chat ?gpt|gpt(?:-?\d\w*)?|openai|claude|gemini|llama|copilot|siri|alexa|kimi)\b[^.?!\n]{0,30}\?/i,
)
const asksForModel = guard(
  /\b(?:which|what) (?:(?:ai|language|llm|kind of|type of|version of) )?(?:model|llm|ai|assistant|version)\b[^.?!\n]{0,12}\b(?:are you|is this|do you use|am i (?:talking|speaking) (?:to|with))\b/i,
)
const asksForAbilities = [
  guard(
    /\bwhat (?:all |else |kinds? of (?:things|tasks|questions) )?(?:can|could|do) you (?:do|know how to do|answer|offer|help)(?: for| with| to)?(?: me| us)?(?: with)?(?: today| here)?\s?(?:[?.!,]|$|and\b)/i,
  ),
  guard(/\bwhat (?:can|could) (?:i|we) (?:ask|use) you\b/i),
  guard(/\b(?:how|what) can you (?:help|assist|support)(?: me| us)?(?: with)?(?: today| here)?\s?[?.!]?$/i),
  guard(
    /\b(?:what(?:['’]s| is| are)|tell me|list|describe|explain)\b[^.?!\n]{0,20}\byour (?:main |key |core |top |current )?(?:capabilit|abilit|skill|strength|features|role|purpose|job|function|specialt|limitations|weakness)/i,
  ),
  guard(
    /\bwhat (?:skills|abilities|features|capabilities|languages) do you (?:have|speak|know)\b|\bwhat are you (?:able|capable|good at|used for|designed)\b/i,
  ),
]
const asksForStock = guard(
  /\bwhat (?:do|can) you (?:have|sell|serve|offer|recommend)\b|\bwhat(?:['’]s| is) on (?:the|your) menu\b/i,
)
const asksForFavorite = guard(
  /^[^.?!\n]{0,30}\b(?:what|which|who)(?:['’]s| is| are) your favou?rite ([a-z ]{2,40}?)(?= and\b|[?.!,]|$)/i,
)
/** A poem about the assistant is a piece of its own. */
const asksForPiece = guard(/\b(?:poem|haiku|story|song|rap|limerick|joke|letter|e-?mail)\b/i)
const asksInChinese = /你是谁|你叫什么|介绍一下?你?自己|自我介绍|你是什么(?:模型|助手)|谁(?:开发|创造|训练)了你/
const asksForAbilitiesInChinese = /你(?:能|会|可以)(?:帮我)?做什么|你有(?:什么|哪些)(?:功能|能力)/

interface Role {
  name: string | undefined
  fullName: string | undefined
  /** `a waiter in a noodle bar`. */
  description: string | undefined
  /** What it is limited to, or helps with. */
  field: string | undefined
}

/** The answer to a question about the assistant; null for other texts. */
export function describeSelf(text: string, { systemText, chinese }: RequestView): string | null {
  const short = text.trim()
  if (short.length > longest) return null
  if (chinese) return describeInChinese(short, systemText)
  const favorite = asksForFavorite.exec(short)?.[1]
  if (favorite !== undefined) return `I'm an AI, so I don't have a favorite ${favorite.trim()} of my own.`
  if (asksForPiece.test(short)) return null
  const isWho = asksWho.test(short)
  const kind = asksIfKind.exec(short)?.[1]
  const isMaker = asksForMaker.test(short)
  const wantsAbilities = asksForAbilities.some((one) => one.test(short))
  const wantsStock = asksForStock.test(short)
  if (!isWho && kind === undefined && !isMaker && !wantsAbilities && !asksForModel.test(short)) {
    if (!wantsStock) return null
  }
  const role = readRole(systemText.slice(0, longestRole))
  if (!isWho && wantsStock && role.description === undefined) return null
  if (/\bnames?\b/i.test(short) && !/\band\b|yourself/i.test(short)) return tellName(short, role)
  const isOwn = role.name === undefined && role.description === undefined
  const abilities =
    role.field ?? (isOwn ? undefined : wantsStock || wantsAbilities ? 'whatever you need here' : undefined)
  const second =
    abilities === undefined
      ? 'I can answer questions, explain topics, write texts and code, read files and call tools to get things done.'
      : `I can help you with ${abilities}.`
  const sentences = [isOwn ? toOwn(kind) : toRole(role), second]
  return sentences.slice(0, countSentences(short)).join(' ')
}

const ownDescription = 'a large language model trained by Moonshot AI'

function toOwn(kind: string | undefined): string {
  if (kind === undefined) return `I'm Kimi, ${ownDescription}.`
  const isOther = /human|person|gpt|openai|claude|gemini|llama|copilot|siri|alexa/i.test(kind)
  return `${isOther ? 'No' : 'Yes'}, I'm Kimi, ${ownDescription}.`
}

function toRole({ name, description }: Role): string {
  if (name === undefined) return `I'm ${description ?? 'your assistant'}.`
  return description === undefined ? `I'm ${name}, your assistant.` : `I'm ${name}, ${description}.`
}

function tellName(text: string, { name, fullName }: Role): string {
  if (/\bfull name\b/i.test(text) && (fullName ?? name) !== undefined) return `My full name is ${fullName ?? name}.`
  if (name === undefined) return `I'm Kimi, ${ownDescription}.`
  return `My name is ${name}.`
}

function countSentences(text: string): number {
  const word = /\b(one|two|a single|\d) sentences?\b/i.exec(text)?.[1]?.toLowerCase()
  return word === undefined ? 9 : word === 'a single' ? 1 : (oneToTen[word] ?? Number(word))
}

const word = String.raw`\p{Lu}[\p{L}\d'’-]{0,30}`
const properName = String.raw`(?:(?:Dr|Mr|Mrs|Ms|Prof)\.\s)?${word}(?:\s(?:(?:of|the|von|van|de|da|del|di|la|le)\s){0,2}${word}){0,3}`
const named = guard(
  new RegExp(
    String.raw`\b(?:[Yy]our name is|[Yy]ou(?:['’]re| are) (?:called|named)|[Yy]ou go by(?: the name)?|[Nn]amed|[Cc]alled)\s["'“]?(${properName})`,
    'u',
  ),
)
/** `Your name is Orla, a museum guide.` */
const afterName = guard(
  new RegExp(
    String.raw`\b[Yy]our name is\s${properName},?\s(?:and you are\s)?an?\s([^.\n;:]{3,140}?)(?=[.\n;:]|\s(?:who|that|which)\b|$)`,
    'u',
  ),
)
const youAre = guard(
  new RegExp(
    String.raw`\b[Yy]ou(?:['’]re| are)\s["'“]?(${properName})(?=["'”]?\s*(?:[,.;:(–—-]|$|\n|\b(?:the|an?|from|of)\b))`,
    'u',
  ),
)
const fullName = guard(new RegExp(String.raw`\b[Ff]ull name\b[^.\n]{0,60}?\bis\s["'“]?(${properName})`, 'u'))
const role = guard(
  /\byou(?:['’]re| are)(?: (?!an?\b|the\b)[^.,\n]{1,60}?[,–—-]{1,2})?\s(?:an?|the)\s([^.\n;:]{3,140}?)(?=\s(?:named|called|whose|who(?:['’]s|m)?|that|which|and your|and you|tasked|designed|your name)\b|[.\n;:]|,\s(?:your|you|named|who)\b|$)/i,
)
const fields = guard(
  /\b(?:not|n['’]t|only|never)\b[^.\n]{0,60}\b(?:related to|questions? (?:on|about|regarding)|about|outside(?: of)?)\s([^.\n]{3,100})|\b(?:help|helps|assist|assists)\s(?:(?:the\s)?(?:users?|customers?|people|guests|clients|visitors|them)\s)?(?:with|to|in)\s([^.\n]{3,100})|\b(?:specialize[sd]?|specializing|expert|experts|answers? questions?|questions?)\s(?:in|on|about)\s([^.\n]{3,100})/i,
)

function readRole(systemText: string): Role {
  // A system message is often broken into lines of one width.
  const text = systemText.replaceAll(/(?<=[^\s.!?:])\s?\n\s?(?=[^\s\d•*#-])/g, ' ')
  const name = named.exec(text)?.[1] ?? youAre.exec(text)?.[1]
  const plain = (role.exec(text) ?? afterName.exec(text))?.[1]?.trim()
  const isUsual =
    plain === undefined ||
    /^(?:very )?(?:helpful|friendly|useful)?\s?(?:ai |chat|virtual )*(?:assistant|bot)$/i.test(plain)
  const found = fields.exec(text)
  return {
    name: name === 'Kimi' ? undefined : name,
    fullName: fullName.exec(text)?.[1],
    description: isUsual || name === 'Kimi' ? undefined : `${/^[aeiou]/i.test(plain) ? 'an' : 'a'} ${plain}`,
    field: isUsual && name === undefined ? undefined : (found?.[1] ?? found?.[2] ?? found?.[3])?.trim(),
  }
}

function describeInChinese(text: string, systemText: string): string | null {
  if (!asksInChinese.test(text) && !asksForAbilitiesInChinese.test(text)) return null
  const name = /你(?:叫|的名字是|的名字叫)([^\s，。,.]{1,12})/.exec(systemText.slice(0, longestRole))?.[1]
  if (name !== undefined) return `我是${name}。`
  return '你好，我是 Kimi，由月之暗面科技有限公司（Moonshot AI）训练的大语言模型。我可以回答问题、阅读文件、写代码，也可以调用工具来完成任务。'
}
