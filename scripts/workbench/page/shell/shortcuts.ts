/** Keyboard shortcuts of the whole page. */
import { signal } from '@preact/signals'
import { sendAll } from '../state/alongside.ts'
import { go, type ViewName } from '../state/router.ts'
import { isSending, stop } from '../state/send.ts'

export const helpOpen = signal(false)
export const controlsOpen = signal(false)

const views: Readonly<Record<string, ViewName>> = { c: 'compose', t: 'traffic', s: 'suite', a: 'api' }
/** How long the second key of `g c` may take. */
const sequenceMs = 1500

/** Starts listening; returns a function that stops. */
export function listenForShortcuts(): () => void {
  let afterG = 0
  const onKeyDown = (event: KeyboardEvent) => {
    // The JSON editor handles this key, so that it inserts no line, and leaves the sending to the page.
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      return void sendAll()
    }
    if (event.defaultPrevented) return
    if (event.key === 'Escape' && isSending() && document.querySelector('dialog[open]') === null) return stop()
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const view = views[event.key]
    if (event.timeStamp - afterG < sequenceMs && view !== undefined) {
      afterG = 0
      return go(view)
    }
    afterG = event.key === 'g' ? event.timeStamp : 0
    if (event.key === '?') helpOpen.value = true
    if (event.key === 'm') controlsOpen.value = true
    if (event.key === '/') {
      const search = document.querySelector<HTMLInputElement>('main input[type="search"]')
      if (search === null) return
      event.preventDefault()
      search.focus()
    }
  }
  addEventListener('keydown', onKeyDown)
  return () => removeEventListener('keydown', onKeyDown)
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('dialog') !== null
  )
}
