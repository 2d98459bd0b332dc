// The AI SDK with its defaults: generateText.
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { generateText } from 'ai'

const kimi = createOpenAICompatible({
  name: 'kimi',
  baseURL: process.env.MOONSHOT_BASE_URL,
  apiKey: process.env.MOONSHOT_API_KEY,
})

try {
  const { text, finishReason } = await generateText({
    model: kimi('kimi-k2.6'),
    prompt: 'Which cities are named in your answer?',
  })
  if (finishReason !== 'stop') throw new Error(`the answer is incomplete: ${finishReason}`)
  console.log(text)
} catch (error) {
  console.error(`error: ${error.message}`)
  process.exitCode = 1
}
