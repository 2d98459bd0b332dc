// The programs of a tutorial of January 2026 in their request shapes, each as the tutorial writes it: `tutorial.ts NAME MODEL`.
import OpenAI from 'openai'
import { getWeather, redDotPng, searchDatabase } from '../../clients/tutorial-material.ts'

const [name = '', model = 'kimi-k2.5-preview'] = process.argv.slice(2)
const baseURL = process.env.MOONSHOT_BASE_URL
const client = new OpenAI({ apiKey: process.env.MOONSHOT_API_KEY, baseURL })

const programs: Record<string, () => Promise<void>> = {
  async chat() {
    const messages = [
      { role: 'system' as const, content: 'You are Kimi, a helpful assistant.' },
      { role: 'user' as const, content: 'What is the capital of France?' },
    ]
    const reply = await client.chat.completions.create({ model, messages, temperature: 0.6, max_tokens: 500 })
    console.log(reply.choices[0]!.message.content)
    console.log(`Tokens used: ${reply.usage?.total_tokens}`)
  },

  async stream() {
    const messages = [{ role: 'user' as const, content: 'Write a short story about a robot.' }]
    const stream = await client.chat.completions.create({ model, messages, temperature: 0.6, stream: true })
    for await (const chunk of stream) process.stdout.write(chunk.choices[0]?.delta.content ?? '')
  },

  async turns() {
    const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'system', content: 'You are a math tutor.' }]
    for (const question of ['What is a prime number?', 'Give me three of them.', 'Is 51 one of them?']) {
      messages.push({ role: 'user', content: question })
      const reply = await client.chat.completions.create({ model, messages, temperature: 0.6 })
      const { content } = reply.choices[0]!.message
      console.log(content)
      messages.push({ role: 'assistant', content })
    }
  },

  async parallel() {
    const prompts = ['Explain REST.', 'Explain GraphQL.', 'Explain gRPC.']
    const replies = await Promise.all(
      prompts.map((content) =>
        client.chat.completions.create({ model, messages: [{ role: 'user', content }], temperature: 0.6 }),
      ),
    )
    for (const reply of replies) console.log(reply.choices[0]!.message.content)
  },

  async fetch() {
    const response = await fetch(`${baseURL}/chat/completions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${process.env.MOONSHOT_API_KEY}` },
      body: JSON.stringify({ model, messages: [{ role: 'user', content: 'Hello!' }], temperature: 0.6 }),
    })
    const body = (await response.json()) as OpenAI.ChatCompletion
    console.log(body.choices[0]!.message.content)
  },

  async tools() {
    const content = "What's the weather like in Beijing?"
    const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content }]
    const request = { model, tools: [getWeather, searchDatabase], tool_choice: 'auto' as const, temperature: 0.3 }
    for (;;) {
      const { message, finish_reason: reason } = (await client.chat.completions.create({ ...request, messages }))
        .choices[0]!
      messages.push(message)
      if (reason !== 'tool_calls') return console.log(message.content)
      for (const call of message.tool_calls!) {
        if (call.type !== 'function') continue
        const { city } = JSON.parse(call.function.arguments) as { city: string }
        messages.push({ role: 'tool', tool_call_id: call.id, content: JSON.stringify({ city, temperature: 22 }) })
      }
    }
  },

  async picture() {
    const content: OpenAI.ChatCompletionContentPart[] = [
      { type: 'image_url', image_url: { url: `data:image/png;base64,${redDotPng}` } },
      { type: 'text', text: 'What is in this picture?' },
    ]
    const reply = await client.chat.completions.create({
      model,
      messages: [{ role: 'user', content }],
      temperature: 0.6,
    })
    console.log(reply.choices[0]!.message.content)
  },
}

const program = programs[name]
if (!program) throw new Error(`there is no program ${name}; there are ${Object.keys(programs).join(', ')}`)
await program()
