/** Writes the members that a text gives as an XML element: `as XML with a root element <book>: title Dune, author Frank Herbert`. */
import { guard } from '../cues.ts'

const demand = guard(/\bxml\b[^:\n]{0,160}:\s*(\S[^\n]{3,2000}|\S[\s\S]{3,2000})$/i)
const asks = /\b(?:convert|represent|write|output|express|format|turn|render|return|as xml|in xml|to xml)\b/i
const rootNames: readonly RegExp[] = [
  /\broot (?:element|tag|node)\s(?:named |called |of |is )?["'\u0060<]{0,2}([a-z][\w-]{0,40})/i,
  /<([a-z][\w-]{0,40})>/i,
  /\b(?:an?|one) ([a-z]{2,20}) (?:element|record|entry)\b/i,
]
const longest = 4000

/** The document; null where the text asks for none, or gives no members. */
export function writeXmlRecord(text: string): string | null {
  if (text.length > longest || !asks.test(text)) return null
  const found = demand.exec(text)
  if (found === null) return null
  const head = text.slice(0, text.length - (found[1] as string).length)
  const root = rootNames.map((name) => name.exec(head)?.[1]).find((name) => name !== undefined) ?? 'root'
  const members = (found[1] as string)
    .replace(/[.]\s*$/, '')
    .split(/\s?[,;\n]\s?(?:and\s)?/)
    .map((member) => /^["']?([a-z][\w-]{0,40})["']?\s?(?:[:=]\s?|\s)["']?(\S.{0,200}?)["']?$/i.exec(member.trim()))
  if (members.length === 0 || members.some((member) => member === null)) return null
  const lines = members.map(
    (member) => `  <${member?.[1] ?? ''}>${escapeXml(member?.[2] ?? '')}</${member?.[1] ?? ''}>`,
  )
  const document = [`<${root}>`, ...lines, `</${root}>`].join('\n')
  const fence = '\u0060\u0060\u0060'
  return /\bcode ?(?:block|fence)|\bfenced\b/i.test(head) ? `${fence}xml\n${document}\n${fence}` : document
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
