/** Starts the page. */
import { render } from 'preact'
import { App } from './app.tsx'
import { applyTheme } from './state/theme.ts'
import { loadEnvironments } from './state/environment.ts'

applyTheme()
void loadEnvironments()
render(<App />, document.getElementById('app')!)
