/** Finds the item of a list of results that a task means: the cheapest, the fastest, or the one that it names. */
import { isRecord } from '../request-view.ts'
import { ownWordsOf } from './words.ts'

const mostItems = 200

/** For each superlative, the members that it compares, and whether the least is meant. */
const superlatives: readonly (readonly [task: RegExp, members: RegExp, isLeast: boolean])[] = [
  [
    /\bcheap(?:est|er)\b|\blowest[ -](?:price|cost|fare|rate)|\bleast expensive\b|最便宜/i,
    /price|cost|fare|total|amount/i,
    true,
  ],
  [/\bmost expensive\b|\bpriciest\b|最贵/i, /price|cost|fare|total|amount/i, false],
  [/\b(?:fastest|shortest|quickest)\b|最快|最短/i, /duration|minutes|hours|time|distance/i, true],
  [/\b(?:nearest|closest)\b|最近/i, /distance|km|miles|meters|minutes/i, true],
  [
    /\b(?:best|top|highest)(?:[ -](?:rated|rating|reviewed|score))?\b|评分最高|最好/i,
    /rating|score|stars|review/i,
    false,
  ],
  [/\b(?:earliest|oldest|first)\b|最早/i, /date|time|depart|start|created|arriv/i, true],
  [/\b(?:latest|newest|most recent|last)\b|最新|最晚/i, /date|time|depart|start|created|arriv/i, false],
  [/\b(?:largest|biggest|most populous)\b|最大/i, /size|population|capacity|area/i, false],
]

/** The item that a task means, else the first one. */
export function findMeantItem(items: readonly unknown[], task: string): unknown {
  const [first, ...others] = items
  if (others.length === 0 || !items.every(isRecord)) return first
  const known = items.slice(0, mostItems)
  for (const [pattern, members, isLeast] of superlatives) {
    if (!pattern.test(task)) continue
    const key = Object.keys(known[0] ?? {}).find((name) => members.test(name))
    const found = key === undefined ? undefined : findExtreme(known, key, isLeast)
    if (found !== undefined) return found
  }
  return (
    known.find((item) => Object.values(item).some((value) => isNamed(value, task))) ?? findAlike(known, task) ?? first
  )
}

/** The only item whose texts have most words of the task. */
function findAlike(items: readonly Item[], task: string): Item | undefined {
  const words = ownWordsOf(task.slice(0, 2000))
  const points = items.map((item) => {
    const texts = Object.values(item).filter((value) => typeof value === 'string')
    return [...ownWordsOf(texts.join(' ').slice(0, 400))].filter((word) => word.length > 3 && words.has(word)).length
  })
  const most = Math.max(...points)
  return most > 0 && points.filter((one) => one === most).length === 1 ? items[points.indexOf(most)] : undefined
}

type Item = Readonly<Record<string, unknown>>

/** The item whose member is least or greatest; undefined where the members cannot be compared. */
function findExtreme(items: readonly Item[], key: string, isLeast: boolean): Item | undefined {
  const values = items.map((item) => toComparable(item[key]))
  let best = 0
  for (const [index, value] of values.entries()) {
    const other = values[best]
    if (value === undefined || other === undefined || typeof value !== typeof other) return undefined
    if (isLeast ? value < other : value > other) best = index
  }
  return items[best]
}

/** A number, also of a text such as `$150`, else the text, as dates in the order of their parts are compared. */
function toComparable(value: unknown): number | string | undefined {
  if (typeof value === 'number') return value
  if (typeof value !== 'string' || value.length > 60) return undefined
  const figure = /^[$€£¥]?\s?(\d{1,9}(?:\.\d{1,4})?)(?:\s?[A-Za-z€]{1,10})?$/.exec(value.replaceAll(',', ''))?.[1]
  return figure === undefined ? value : Number(figure)
}

/** Whether a task names a text of an item. */
function isNamed(value: unknown, task: string): boolean {
  return (
    typeof value === 'string' &&
    value.length > 2 &&
    value.length <= 60 &&
    task.toLowerCase().includes(value.toLowerCase())
  )
}
