/** The view in the address: `#/compose`, `#/traffic/42`. */
import { signal } from '@preact/signals'
import { decodePercent } from '../../../../openapi/decode-percent.ts'

export const viewNames = ['compose', 'traffic', 'suite', 'api'] as const
export type ViewName = (typeof viewNames)[number]

export interface Place {
  view: ViewName
  /** What is open in the view: the id of an exchange or an operation. */
  rest: readonly string[]
}

export const place = signal<Place>(readPlace(location.hash))

addEventListener('hashchange', () => (place.value = readPlace(location.hash)))

/** Reads the hash of an address; anything unknown is the first view. */
function readPlace(hash: string): Place {
  const [name = '', ...rest] = hash.replace(/^#\/?/, '').split('/')
  const view = viewNames.find((one) => one === name) ?? 'compose'
  return { view, rest: rest.filter((part) => part !== '').map(decodePercent) }
}

/** The hash of a place. */
export function toHash(view: ViewName, ...rest: readonly string[]): string {
  return `#/${[view, ...rest.map(encodeURIComponent)].join('/')}`
}

/** Opens a view. */
export function go(view: ViewName, ...rest: readonly string[]): void {
  location.hash = toHash(view, ...rest)
}
