/** Calls the mock with a client that hey-api wrote. Prints one line for each call. */
import { createChatCompletion, listModels } from './generated/sdk.gen'
import { client } from './generated/client.gen'

client.setConfig({ baseUrl: process.env['KIMI_BASE_URL']!, auth: () => process.env['MOONSHOT_API_KEY']! })
const messages = [{ role: 'user' as const, content: 'Say hello.' }]

const answer = await createChatCompletion({ body: { model: 'kimi-k2.6', messages } })
const completion = answer.data
if (completion === undefined || !('choices' in completion)) throw new Error('no completion')
console.log('chat', completion.choices[0]?.message.content)
const stream = await createChatCompletion({ body: { model: 'kimi-k2.6', messages, stream: true }, parseAs: 'text' })
console.log('stream', String(stream.data).split('data: ').length - 1)
console.log('models', (await listModels()).data?.data.length)
const refusal = await createChatCompletion({ body: { model: 'no-such-model', messages } })
console.log('error', refusal.response?.status)
