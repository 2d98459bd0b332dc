/** Finds the names that a tool's description or a system message lists for a property: coworkers, agents, capabilities, skills. */
import { ownWordsOf, wordsOf } from '../tools/words.ts'
import { findBest } from './choices.ts'

const longest = 8000
const kinds =
  /^(?:coworker|co_worker|agent|agent_name|member|member_id|team_member|capability|skill|skill_name|assistant|expert|specialist|worker|recipient_agent|to_agent|target_agent|agent_id|next|next_agent|role|id|name|tool_name)$/
const nouns =
  '(?:co-?workers?|agents?|members?|capabilit(?:y|ies)|skills?|assistants?|experts?|specialists?|workers?|roles?)'
const namesNoun = new RegExp(String.raw`\b${nouns}\b`, 'i')
const inLine = new RegExp(String.raw`\b${nouns}\b[^:.\n]{0,40}:\s{1,3}([^\n:.]{2,200}?)(?=\n|\.|$)`, 'i')
const inLines = new RegExp(
  String.raw`\b${nouns}\b[^\n]{0,200}:\s{0,3}\n((?:\s{0,6}[-*•]\s{1,3}[^\n]{2,300}\n?){1,30})`,
  'i',
)

/** Whether a property may be one of the names that a system message or a description lists. */
export function mayBeRegistered(key: string, description: string): boolean {
  // `id` and `name` may belong to anything.
  return kinds.test(key) && (!/^(?:id|name|role|next)$/.test(key) || namesNoun.test(description))
}

const member = /<(?:member|agent|worker|assistant)\b([^>\n]{1,200})>([^<]{0,600})/gi
const attributes = /\b(id|name)=["']([^"'\n]{1,60})["']/gi
const idLine =
  /^[ \t]*[-*•][ \t]+ID:[ \t]*([\w-]{1,60})[ \t]*\n((?:(?![ \t]*[-*•][ \t]+(?:ID|Agent \d+):)[^\n]{0,200}\n?){0,6})/gim

/** Members that are listed in tags or by lines, as Agno lists those of a team: `<member id="web" name="Web"> Role: …`. */
function findTagged(text: string, isId: boolean): { name: string; about: string }[] {
  const tagged = Array.from(text.matchAll(member), ([, given = '', about = '']) => {
    const known = new Map(Array.from(given.matchAll(attributes), ([, name = '', value = '']) => [name, value]))
    const [first, second] = isId ? ['id', 'name'] : ['name', 'id']
    return { name: known.get(first) ?? known.get(second) ?? '', about: `${known.get(second) ?? ''} ${about}` }
  })
  if (tagged.length > 0) return tagged
  return Array.from(text.matchAll(idLine), ([, name = '', about = '']) => ({ name, about }))
}

const plainLines =
  /\bagents?\b[^\n]{0,60}:\s{0,3}\n((?:[ \t]{0,4}\w{2,40}(?:[_ ]\w{1,20}){0,3}: [^\n]{3,300}\n?){1,20})/i

/** Agents that are listed one in a line: `WriterAgent: writes reports`. */
function findPlainLines(text: string): { name: string; about: string }[] {
  return (plainLines.exec(text)?.[1] ?? '').split('\n').flatMap((line) => {
    const at = line.indexOf(': ')
    return at < 0 ? [] : [{ name: line.slice(0, at).trim(), about: line.slice(at + 2) }]
  })
}

/** The member with most of the words that the phrases of a text stand for: of prices, for `What does it charge?` */
function findByPhrases(known: readonly { name: string; about: string }[], text: string): number {
  const words = wordsOf(text.slice(0, 2000))
  let best = { at: -1, hits: 0 }
  for (const [at, { name, about }] of known.entries()) {
    const hits = [...ownWordsOf(`${name} ${about}`)].filter((word) => word.length > 2 && words.has(word)).length
    if (hits > best.hits) best = { at, hits }
  }
  return best.at
}

/** The listed name that the text is about, otherwise the first one; undefined for other properties, and if nothing is listed. */
export function findRegistered(key: string, description: string, guide: string, text: string): string | undefined {
  if (guide === '' || !mayBeRegistered(key, description)) return undefined
  const sample = guide.slice(0, longest)
  const lines = inLines.exec(sample)?.[1]
  const plain = /agent/.test(key) ? findPlainLines(sample) : []
  const tagged = plain.length > 0 ? plain : findTagged(sample, key.endsWith('id'))
  const items =
    tagged.length > 0
      ? tagged
      : lines === undefined
        ? (inLine.exec(sample)?.[1] ?? '')
            .split(/,\s*(?:and |or )?|\s(?:and|or)\s/)
            .map((name) => ({ name: name.trim(), about: '' }))
        : lines.split('\n').map((line) => {
            const [, name = '', about = ''] =
              /^\s*[-*•]\s{1,3}["'\u0060*]{0,3}([^\n:"'\u0060*]{1,60}?)["'\u0060*]{0,3}\s?(?::|\s-\s|$)(.*)$/.exec(
                line,
              ) ?? []
            return { name: name.trim(), about }
          })
  const known = items.filter(({ name }) => name !== '')
  if (known.length === 0) return undefined
  const best = findBest(
    known.map(({ name }) => name),
    text.slice(0, 4000),
    known.map(({ about }) => about),
  )
  const chosen = best >= 0 ? best : findByPhrases(known, text)
  return known[Math.max(0, chosen)]?.name
}
