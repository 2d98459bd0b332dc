/** The console page's style: light and dark, one column on a small screen. */
export const consoleStyle = `
:root { color-scheme: light dark; --line: #8884; --soft: #8882 }
* { box-sizing: border-box }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 1200px; padding: 1rem }
h1 { font-size: 1.3rem; margin: 0 } h2 { font-size: 1.05rem }
header p { margin: .3rem 0 }
main { display: grid; gap: 2rem; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr) }
@media (max-width: 800px) { main { grid-template-columns: minmax(0, 1fr) } }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid var(--line); padding: .25rem .4rem; text-align: left; vertical-align: top }
td pre { background: var(--soft); margin: .3rem 0; max-height: 20rem; overflow: auto; padding: .5rem; white-space: pre-wrap; word-break: break-word }
code, pre { font: 13px/1.4 ui-monospace, monospace }
ul { list-style: none; max-height: 70vh; overflow: auto; padding: 0 }
li { border-bottom: 1px solid var(--line); padding: .35rem 0 }
li small { display: block; opacity: .75 }
button { cursor: pointer; font: inherit; font-size: .85rem; margin-right: .3rem }
input { font: inherit; width: 100% }
.bad { color: #c33 }
`
