/** Starts the page. */
import { render } from 'preact'
import { App } from './app.tsx'
import { applyTheme } from './state/theme.ts'
import { loadEnvironments } from './state/environment.ts'
import { followTraffic } from './state/traffic.ts'

applyTheme()
void loadEnvironments()
followTraffic()
render(<App />, document.getElementById('app')!)
