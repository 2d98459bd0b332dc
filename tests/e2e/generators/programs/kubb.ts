/** Calls the mock with a client that kubb wrote. Prints one line for each call. */
import { createChatCompletion, listModels } from './generated'

const messages = [{ role: 'user' as const, content: 'Say hello.' }]
const headers = { authorization: `Bearer ${process.env['MOONSHOT_API_KEY']}`, 'content-type': 'application/json' }

const answer = await createChatCompletion({ model: 'kimi-k2.6', messages }, undefined, { headers })
if (!('choices' in answer)) throw new Error('no completion')
console.log('chat', answer.choices[0]?.message.content)
console.log('models', (await listModels({ headers })).data.length)
const refusal = await createChatCompletion({ model: 'no-such-model', messages }, undefined, { headers })
console.log('error', 'error' in refusal ? 404 : 'none')
