/** Code of small programs that ask the mock. It uses `node:http`, because loading `fetch` doubles the CPU time of such a program. */

/** Defines `ask(body)`, which resolves to the status and the text of the answer; the status is 0 if the answer is cut. */
export const defineAsk = `const ask = (body) => new Promise((resolve) => {
  const headers = { 'Content-Type': 'application/json', Authorization: 'Bearer ' + process.env.KIMI_API_KEY }
  const url = process.env.KIMI_BASE_URL + '/chat/completions'
  process.getBuiltinModule('node:http').request(url, { method: 'POST', headers }, (response) => {
    let text = ''
    response.setEncoding('utf8').on('error', () => {}).on('data', (part) => void (text += part))
    response.on('close', () => resolve({ status: response.complete ? response.statusCode : 0, text }))
  }).on('error', () => resolve({ status: 0, text: '' })).end(JSON.stringify(body))
})
`
