/** The day that a tool told: later dates such as `tomorrow` count from it. */
import { readDates } from '../facts/dates.ts'
import { toSnakeCase } from '../arguments/property.ts'
import type { RequestView } from '../request-view.ts'

const tellsDay =
  /(?:^|_)(?:current|today\w*|now|get)_?(?:s_)?(?:date|time|date_?time|day|datetime)?$|^(?:now|today|clock|date|time)$/
const mostRead = 400

/** The start of that day in seconds; undefined where no tool told one. */
export function findToldDay({ calls, messages }: RequestView): number | undefined {
  const told = calls.findLast(({ isCurrent, name }) => isCurrent && tellsDay.test(toSnakeCase(name)))
  if (told === undefined) return undefined
  const text = messages
    .findLast(({ role, raw }) => role === 'tool' && raw['tool_call_id'] === told.id)
    ?.text.slice(0, mostRead)
  const [date] = text === undefined || !/\d{4}/.test(text) ? [] : readDates(text.replaceAll(/(?<=\d)T(?=\d)/g, ' '), 0)
  const day = date === undefined ? Number.NaN : Date.parse(date.value) / 1000
  return Number.isNaN(day) ? undefined : day
}
