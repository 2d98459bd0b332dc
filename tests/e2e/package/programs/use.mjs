/** The common part of the programs for `import` and for `require`: a stream and an error of the mock, a judged answer, one case of the suite. */
export async function use({ server, checks, suite, handlers }) {
  const mock = await server.createMockServer({ port: 0 })
  try {
    const send = (body, headers = {}) =>
      fetch(`${mock.url}/chat/completions`, {
        method: 'POST',
        headers: { Authorization: 'Bearer sk-any', 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify({ model: 'kimi-k2.6', messages: [{ role: 'user', content: 'Hi' }], ...body }),
      })
    const stream = await (await send({ stream: true })).text()
    if (!stream.endsWith('data: [DONE]\n\n')) throw new Error(`the stream has no end mark: ${stream.slice(-100)}`)
    const refusal = await send({}, { Prefer: 'code=429' })
    if (refusal.status !== 429) throw new Error(`Prefer: code=429 gave ${refusal.status}`)
    const report = await suite.runSuite({
      baseUrl: mock.url,
      apiKey: 'sk-any',
      model: 'kimi-k2.6',
      only: ['chat/stream'],
    })
    if (report.verdict !== 'pass' || report.summary.cases !== 1)
      throw new Error(`the suite found ${report.verdict} in ${report.summary.cases} cases`)
    if (checks.checks.length < 50) throw new Error(`there are only ${checks.checks.length} checks`)
    if (handlers.createHandlers().length === 0) throw new Error('there are no msw handlers')
  } finally {
    await mock.close()
  }
}
