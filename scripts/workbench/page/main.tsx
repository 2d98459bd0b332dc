/** Starts the page: first what can be composed and sent, then the rest. */
import { render } from 'preact'
import { App } from './app.tsx'
import { applyTheme } from './state/theme.ts'
import { environments, loadEnvironments } from './state/environment.ts'
import { followTraffic } from './state/traffic.ts'
import { loadParts, whenIdle } from './ui/later.tsx'

applyTheme()
if (environments.value.length === 0) void loadEnvironments()
const root = document.getElementById('app')
if (root !== null) render(<App />, root)
void whenIdle().then(() => {
  followTraffic()
  return loadParts()
})
