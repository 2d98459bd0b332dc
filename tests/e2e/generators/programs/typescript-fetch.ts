/** Calls the mock with a client that openapi-generator wrote for fetch. Prints one line for each call. */
import { ChatApi, Configuration, ModelsApi, ResponseError } from './generated'

const configuration = new Configuration({
  basePath: process.env['KIMI_BASE_URL']!,
  accessToken: process.env['MOONSHOT_API_KEY']!,
})
const messages = [{ role: 'user' as const, content: 'Say hello.' }]
const chat = new ChatApi(configuration)
const answer = await chat.createChatCompletion({ chatCompletionRequest: { model: 'kimi-k2.6', messages } })
console.log('chat', answer.choices[0]?.message.content)
const raw = await chat.createChatCompletionRaw({
  chatCompletionRequest: { model: 'kimi-k2.6', messages, stream: true },
})
console.log('stream', (await raw.raw.text()).split('data: ').length - 1)
console.log('models', (await new ModelsApi(configuration).listModels()).data.length)
try {
  await chat.createChatCompletion({ chatCompletionRequest: { model: 'no-such-model', messages } })
} catch (error) {
  if (!(error instanceof ResponseError)) throw error
  console.log('error', error.response.status)
}
