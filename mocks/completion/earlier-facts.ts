/** What was said before a request that itself states nothing: `Return my name and city as JSON.` */
import { withoutFormRequests, withoutObjects } from './json-in-text.ts'

const aboutUser = /\b(?:my|me|i|mine|the (?:user|customer|client|patient|employee)(?:['’]s)?)\b|我/i
const states =
  /\b(?:is|are|was|lives?|works?|named|called|born|has|owns?|age[ds]?|years?)\b|\b(?:name|age|city|email)\s?:|是|叫|住|岁/i
const longest = 20_000

/** The task behind earlier messages of the user, or behind the statements of the system message where the request is about the user. */
export function withEarlier(task: string, earlier: readonly string[], systemText: string): string {
  const isAboutUser = aboutUser.test(task)
  const said = isAboutUser ? earlier.join('\n') : (earlier.at(-1) ?? '')
  if (said !== '') return `${said}\n${task}`
  if (!isAboutUser || systemText === '' || systemText.length > longest) return task
  const stated = withoutFormRequests(withoutObjects(systemText))
    .split(/(?<=[.!?\n])\s*/)
    .filter((sentence) => states.test(sentence) && !/^you (?:are|must|should)\b/i.test(sentence))
  return stated.length === 0 ? task : `${stated.join(' ')}\n${task}`
}
