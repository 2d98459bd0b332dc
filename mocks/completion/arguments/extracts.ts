/** Pieces of a message that arguments are made of: a route, a command, the time zone of a place. */
import type { Hints } from './hints.ts'

/** Where from and where to: `from Rome to Oslo`, `100 USD to EUR`, `北京到上海`. */
export function routeOf({ text, places }: Hints): { from: string; to: string } | undefined {
  const match =
    /\b[Ff]rom\s+([\p{L}\d][\p{L}\d .'-]{0,40}?)\s+(?:in)?to\s+([\p{L}\d][\p{L}\d.'-]*(?:\s\p{Lu}[\p{L}.'-]*)*)/u.exec(
      text,
    ) ??
    /\b([A-Z]{3})\s+(?:in)?to\s+([A-Z]{3})\b/.exec(text) ??
    /从(.{1,12}?)(?:飞|到|去|至|翻译成)(.{1,12}?)(?:的|[，。？?!！\s]|$)/.exec(text)
  if (match) return { from: match[1] as string, to: match[2] as string }
  const [from, to] = places
  return from !== undefined && to !== undefined && /飞|到|去|至|\bto\b/.test(text) ? { from, to } : undefined
}

/** What to run: `run ls -la`, `执行 npm test`. */
export function commandOf(text: string): string | undefined {
  return /(?:\b(?:run|execute)|运行|执行)\s+(?:the\s+)?(?:command\s+)?([a-z][\w.-]*(?:\s+[^\s，。,;?？]+){0,12})/i
    .exec(text.slice(0, 2000))?.[1]
    ?.replace(/[.!]+$/, '')
}

const zones: Readonly<Record<string, string>> = {
  Beijing: 'Asia/Shanghai',
  Shanghai: 'Asia/Shanghai',
  Tokyo: 'Asia/Tokyo',
  Singapore: 'Asia/Singapore',
  London: 'Europe/London',
  Paris: 'Europe/Paris',
  Berlin: 'Europe/Berlin',
  Sydney: 'Australia/Sydney',
  'New York': 'America/New_York',
  'San Francisco': 'America/Los_Angeles',
  'Los Angeles': 'America/Los_Angeles',
  北京: 'Asia/Shanghai',
  上海: 'Asia/Shanghai',
  东京: 'Asia/Tokyo',
  伦敦: 'Europe/London',
  巴黎: 'Europe/Paris',
  纽约: 'America/New_York',
}

/** The zone that a message names, or that of a place in it. */
export function zoneOf({ text, places }: Hints): string {
  const named = /\b(?:UTC|GMT|[A-Z][a-z]+\/[A-Z][A-Za-z_]+)\b/.exec(text)?.[0]
  const place = places.find((one) => Object.hasOwn(zones, one))
  return named ?? (place === undefined ? 'UTC' : (zones[place] as string))
}
