// Sends three questions at once and gives up when one of them is refused.
const questions = ['Zurich', 'Tokyo', 'Paris'].map((city) => ask(`One word on ${city}.`))
try {
  console.log((await Promise.all(questions)).join('\n'))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function ask(content: string): Promise<string> {
  const response = await fetch(`${process.env.MOONSHOT_BASE_URL}/chat/completions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${process.env.MOONSHOT_API_KEY}` },
    body: JSON.stringify({ model: 'kimi-k2.6', messages: [{ role: 'user', content }] }),
    signal: AbortSignal.timeout(60_000),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`error ${response.status}: ${text}`)
  const { choices } = JSON.parse(text) as { choices: { message: { content: string }; finish_reason: string }[] }
  const [choice] = choices
  if (choice?.finish_reason !== 'stop') throw new Error(`the answer is incomplete: ${choice?.finish_reason}`)
  return choice.message.content
}
