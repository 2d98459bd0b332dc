/** Parts of the page whose code is not in its first script: loaded when they are shown, or when the browser is idle after the first paint. */
import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'
import { strings } from '../strings.ts'

/** Loads that have not begun, in the order in which they begin when the browser is idle. */
const waiting: (() => Promise<void>)[] = []

/** A component that shows nothing until its code is there, and says so where it cannot be loaded. */
export function createLater<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const loaded = signal<{ Part: ComponentType<Props> } | null>(null)
  const failed = signal(false)
  let running: Promise<void> | null = null
  const start = () => (running ??= load().then(keep, fail))
  function keep(Part: ComponentType<Props>): void {
    loaded.value = { Part }
    failed.value = false
  }
  function fail(): void {
    failed.value = true
    running = null
  }
  waiting.push(start)
  return function Later(props: Props) {
    useEffect(() => void start(), [])
    if (loaded.value === null)
      return failed.value ? (
        <p class="empty" role="alert">
          {strings.partFailed}
        </p>
      ) : null
    const { Part } = loaded.value
    return <Part {...props} />
  }
}

/** Loads the parts one after the other, each when the browser is idle, so that they open at once later. */
export async function loadParts(): Promise<void> {
  for (const start of waiting.splice(0)) {
    await whenIdle()
    await start()
  }
}

/** Resolves when the browser has nothing else to do. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has no idle callbacks.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 2000 })
    else setTimeout(resolve, 100)
  })
}
