// Sends the assistant message of a tool turn back without its reasoning.
import OpenAI from 'openai'

const client = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: process.env.MOONSHOT_BASE_URL })
const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content: 'How is the weather in Zurich?' }]
const tools: OpenAI.ChatCompletionFunctionTool[] = [
  {
    type: 'function',
    function: {
      name: 'get_weather',
      parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
    },
  },
]

try {
  for (let round = 0; round < 10; round++) {
    const { choices } = await client.chat.completions.create({ model: 'kimi-k2.6', messages, tools })
    const { message, finish_reason: reason } = choices[0]!
    if (reason !== 'stop' && reason !== 'tool_calls') throw new Error(`the answer is incomplete: ${reason}`)
    const calls = message.tool_calls ?? []
    messages.push({ role: 'assistant', content: message.content, tool_calls: calls })
    if (calls.length === 0) {
      console.log(message.content)
      break
    }
    for (const call of calls)
      messages.push({
        role: 'tool',
        tool_call_id: call.id,
        content: call.type === 'function' ? runTool(call.function) : '',
      })
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

function runTool({ name, arguments: text }: { name: string; arguments: string }): string {
  if (name !== 'get_weather') return `error: there is no tool ${name}`
  try {
    return `18 degrees in ${(JSON.parse(text) as { city: string }).city}`
  } catch {
    return 'error: the arguments are not JSON'
  }
}
