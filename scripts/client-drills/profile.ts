/** Reads from the first run what the program does: which drills apply to it, and which words of an answer it prints. */
import type { JudgeOptions, Profile, Run } from './drill.ts'
import { chatsOf, output } from './judgements/outcome.ts'
import { answerWords } from './replies.ts'
import { chooseTool } from './drills/setups.ts'

/** The least length of words that count as shown, in an answer that is not the drills' own text: shorter words are too frequent to prove anything. */
const leastLetters = 5
const mostWords = 40

/** The profile of the program by its plain run. */
export function toProfile(run: Run, options: JudgeOptions, tool: string | null): Profile {
  const chats = chatsOf(run)
  const exitsOk = run.endedBecause === null && run.exitCode !== null && options.okExits.includes(run.exitCode)
  const hasText = options.expectOutput === null || output(run).includes(options.expectOutput)
  const withTools = chats.find((request) => Array.isArray(request.body?.tools) && request.body.tools.length > 0)
  const model = chats[0]?.body?.model
  const answered = chats.some((request) => request.status === 200)
  return {
    succeeds: answered && exitsOk && hasText,
    streams: chats.some((request) => request.body?.stream === true),
    ...chooseTool(withTools?.body ?? null, tool),
    shownWords: findShownWords(run),
    model: typeof model === 'string' ? model : null,
    answered,
    chatRequests: chats.length,
  }
}

/** The words of the answers that the output contains and the requests do not. */
function findShownWords(run: Run): string[] {
  const text = output(run)
  const requestTexts = chatsOf(run)
    .map((request) => request.bodyText)
    .join('\n')
  const answers = chatsOf(run).flatMap((request) => (request.sent ? [request.sent.content] : []))
  const own = answerWords.filter((word) => answers.some((answer) => answer.includes(word)))
  const words = own.length > 0 ? own : answers.flatMap((answer) => answer.match(/[\p{L}\p{N}]+/gu) ?? [])
  const long = words.filter((word) => own.length > 0 || word.length >= leastLetters)
  return [...new Set(long)].filter((word) => text.includes(word) && !requestTexts.includes(word)).slice(0, mostWords)
}
