/** The page: the bar on top, one view below it, dialogs and notices over it. */
import { useEffect, useLayoutEffect } from 'preact/hooks'
import { AnswerPanel } from './answer/index.tsx'
import { Composer, Sidebar } from './composer/index.tsx'
import { AddEnvironment } from './shell/add-environment.tsx'
import { ControlToken } from './shell/control-token.tsx'
import { Help } from './shell/help.tsx'
import { controlsOpen, listenForShortcuts } from './shell/shortcuts.ts'
import { TopBar } from './shell/top-bar.tsx'
import { serverProblem } from './state/environment.ts'
import { current } from './state/exchange.ts'
import { place } from './state/router.ts'
import { strings } from './strings.ts'
import { Dialog } from './ui/dialog.tsx'
import { createLater } from './ui/later.tsx'
import { Toasts } from './ui/toast.tsx'

const ControlsDrawer = createLater(async () => (await import('./controls/index.tsx')).ControlsDrawer)
const Traffic = createLater(async () => (await import('./traffic/index.tsx')).Traffic)
const Suite = createLater(async () => (await import('./suite/index.tsx')).Suite)
const Reference = createLater(async () => (await import('./reference/index.tsx')).Reference)

const views = { compose: Compose, traffic: Traffic, suite: Suite, api: Reference }

/** The whole page. */
export function App() {
  // Before the first paint, so that a key which is pressed as soon as the page is visible is not lost.
  useLayoutEffect(listenForShortcuts, [])
  const { view } = place.value
  const View = views[view]
  return (
    <>
      <a class="skip" href="#main" onClick={focusMain}>
        {strings.skip}
      </a>
      <TopBar />
      <ControlToken />
      {serverProblem.value === null ? null : (
        <p class="banner" role="alert">
          {serverProblem.value}
        </p>
      )}
      <main id="main" tabIndex={-1} class={`view view-${view}`}>
        <h1 class="visually-hidden">{strings.views[view]}</h1>
        <View />
      </main>
      <Dialog
        kind="drawer"
        title={strings.controls}
        open={controlsOpen.value}
        onClose={() => (controlsOpen.value = false)}
      >
        <ControlsDrawer />
      </Dialog>
      <Help />
      <AddEnvironment />
      <Toasts />
    </>
  )
}

/** The exchange that was scrolled to. */
let reached = current.value

function Compose() {
  const exchange = current.value
  useEffect(() => {
    if (exchange === reached) return
    reached = exchange
    // In one column the answer is below the request.
    if (matchMedia('(max-width: 699px)').matches) document.querySelector('.answer-pane')?.scrollIntoView()
  }, [exchange])
  return (
    <>
      <aside class="side" aria-label="Templates and history">
        <Sidebar />
      </aside>
      <Composer />
      <AnswerPanel exchange={exchange} />
    </>
  )
}

/** The address keeps the view, so the link to `#main` must not change it. */
function focusMain(event: Event): void {
  event.preventDefault()
  document.getElementById('main')?.focus()
}
