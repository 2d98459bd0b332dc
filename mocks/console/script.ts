/** The console page's script. Everything shown is inserted as text, never as HTML: it comes from requests. */
export const consoleScript = String.raw`
'use strict'
const byId = (id) => document.getElementById(id)
// The token of --control-token is in the fragment, which the browser never sends: /__mock/#token=…
const token = new URLSearchParams(location.hash.slice(1)).get('token')
const headers = { 'content-type': 'application/json', ...(token ? { 'x-mock-token': token } : {}) }
const call = (path, init) => fetch('/__mock' + path, { cache: 'no-store', headers, ...init })
const put = (value) => call('/scenarios', { method: 'PUT', body: JSON.stringify(value) }).then(refresh)
function make(tag, text, parent) {
  const element = document.createElement(tag)
  if (text !== undefined) element.textContent = text
  if (parent) parent.append(element)
  return element
}
function button(text, label, act, parent) {
  const element = make('button', text, parent)
  element.type = 'button'
  element.setAttribute('aria-label', label)
  element.onclick = act
}
const open = new Set()
let shown = ''
function drawRequests(list) {
  const body = byId('requests')
  body.replaceChildren()
  byId('none').hidden = list.length > 0
  for (const one of list.slice(-50).reverse()) {
    const row = make('tr', undefined, body)
    make('td', one.number, row)
    const cell = make('td', undefined, row)
    const details = make('details', undefined, cell)
    details.open = open.has(one.number)
    details.ontoggle = () => (details.open ? open.add(one.number) : open.delete(one.number))
    make('summary', one.method + ' ' + one.url, details)
    make('pre', JSON.stringify(one.headers, null, 1), details)
    make('pre', typeof one.body === 'string' ? one.body : JSON.stringify(one.body, null, 1), details)
    const status = make('td', one.status, row)
    if (one.status >= 400) status.className = 'bad'
    make('td', [one.scenario, one.fault].filter(Boolean).join(', ') || '', row)
  }
}
function drawScenarios(state) {
  const { standing, waiting } = state
  byId('standing').textContent = [standing.scenario, standing.fault].filter(Boolean).join(', ') || 'none'
  byId('waiting').textContent = waiting.map((one) => one.id + ' × ' + one.times).join(', ') || 'none'
  const list = byId('scenarios')
  if (list.childElementCount > 0) return
  for (const one of [...state.scenarios, ...state.faults]) {
    const item = make('li', undefined, list)
    item.dataset.words = (one.id + ' ' + (one.status || 'fault') + ' ' + one.about).toLowerCase()
    button('once', 'Answer the next request with ' + one.id, () => put({ id: one.id, times: 1 }), item)
    button('always', 'Answer every request with ' + one.id, () => put({ id: one.id }), item)
    make('code', one.id, item)
    make('small', (one.status ? one.status + ' · ' + one.evidence : 'fault · ' + one.source) + ' · ' + one.about, item)
  }
}
async function refresh() {
  try {
    const [requests, state] = await Promise.all([call('/requests').then((r) => r.json()), call('/scenarios').then((r) => r.json())])
    byId('state').textContent = 'live'
    byId('count').textContent = requests.count
    const last = requests.requests.at(-1)
    const mark = requests.count + ' ' + (last ? last.status : '')
    if (mark !== shown) drawRequests(requests.requests)
    shown = mark
    drawScenarios(state)
  } catch {
    byId('state').textContent = 'no answer from the mock'
  }
}
byId('base').textContent = location.origin + '/v1'
byId('clear').onclick = () => call('/requests', { method: 'DELETE' }).then(refresh)
byId('normal').onclick = () => call('/scenarios', { method: 'DELETE' }).then(refresh)
byId('reset').onclick = () => call('/reset', { method: 'POST' }).then(refresh)
byId('filter').oninput = (event) => {
  const words = event.target.value.toLowerCase().split(/\s+/)
  for (const item of byId('scenarios').children) item.hidden = !words.every((word) => item.dataset.words.includes(word))
}
refresh()
setInterval(() => { if (!document.hidden) refresh() }, 1500)
`
