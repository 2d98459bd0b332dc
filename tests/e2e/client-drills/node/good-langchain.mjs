// LangChain with its defaults: one call of ChatOpenAI.
import { ChatOpenAI } from '@langchain/openai'

const model = new ChatOpenAI({
  model: 'kimi-k2.6',
  apiKey: process.env.MOONSHOT_API_KEY,
  configuration: { baseURL: process.env.MOONSHOT_BASE_URL },
})

try {
  const answer = await model.invoke('Which cities are named in your answer?')
  const reason = answer.response_metadata.finish_reason
  if (reason !== 'stop') throw new Error(`the answer is incomplete: ${reason}`)
  console.log(answer.content)
} catch (error) {
  console.error(`error: ${error.message}`)
  process.exitCode = 1
}
