// The official SDK for Node with its defaults: a tool loop with streams.
import OpenAI from 'openai'

const client = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL: process.env.MOONSHOT_BASE_URL })
const tools: OpenAI.ChatCompletionFunctionTool[] = [
  {
    type: 'function',
    function: {
      name: 'get_weather',
      parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
    },
  },
]
const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content: 'How is the weather in Zurich?' }]

async function ask(): Promise<string> {
  for (let round = 0; round < 10; round++) {
    const stream = client.chat.completions.stream({ model: 'kimi-k2.6', messages, tools })
    // The SDK's own message lacks members that it does not know.
    let reasoning = ''
    stream.on('chunk', ({ choices }) => {
      reasoning += (choices[0]?.delta as { reasoning_content?: string } | undefined)?.reasoning_content ?? ''
    })
    const { choices } = await stream.finalChatCompletion()
    const { message, finish_reason: reason } = choices[0]!
    if (reason !== 'stop' && reason !== 'tool_calls') throw new Error(`the answer is incomplete: ${reason}`)
    const calls = message.tool_calls ?? []
    if (calls.length === 0) return message.content ?? ''
    const answer = {
      role: 'assistant' as const,
      content: message.content,
      tool_calls: calls,
      reasoning_content: reasoning,
    }
    messages.push(answer)
    for (const call of calls)
      messages.push({
        role: 'tool',
        tool_call_id: call.id,
        content: call.type === 'function' ? runTool(call.function) : '',
      })
  }
  throw new Error('no answer after 10 rounds of tool calls')
}

function runTool({ name, arguments: text }: { name: string; arguments: string }): string {
  if (name !== 'get_weather') return `error: there is no tool ${name}`
  try {
    return `18 degrees in ${(JSON.parse(text) as { city: string }).city}`
  } catch {
    return 'error: the arguments are not JSON'
  }
}

try {
  console.log(await ask())
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
