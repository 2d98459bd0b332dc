/** Calls the mock with a client that orval wrote. Prints one line for each call. */
import { createChatCompletion, listModels } from './generated/kimi'

const messages = [{ role: 'user' as const, content: 'Say hello.' }]
const options = { headers: { authorization: `Bearer ${process.env['MOONSHOT_API_KEY']}` } }

// orval's client sends to relative addresses
const send = globalThis.fetch
globalThis.fetch = (path, init) => send(`${process.env['KIMI_BASE_URL']}${String(path)}`, init)

const answer = await createChatCompletion({ model: 'kimi-k2.6', messages }, options)
if (answer.status !== 200 || !('choices' in answer.data)) throw new Error(`status ${answer.status}`)
console.log('chat', answer.data.choices[0]?.message.content)
const models = await listModels(options)
if (models.status === 200) console.log('models', models.data.data.length)
const refusal = await createChatCompletion({ model: 'no-such-model', messages }, options)
console.log('error', refusal.status)
