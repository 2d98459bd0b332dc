/**
 * A small client with plain fetch that passes the drills. Each other program of this folder replaces one part of it by a defect.
 */

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

export const parts = {
  mostAttempts: 3,
  url: (path) => `${process.env.MOONSHOT_BASE_URL}${path}`,
  headers: () => ({ 'Content-Type': 'application/json', Authorization: `Bearer ${process.env.MOONSHOT_API_KEY}` }),
  isRetried: (status, type) => (status === 429 && type !== 'exceeded_current_quota_error') || status >= 500,
  waitMs: (attempt, retryAfterSeconds) =>
    Math.max(retryAfterSeconds * 1000, 300 * 2 ** attempt * (1 + Math.random() / 4)),
  isWhole: (reason) => reason === 'stop' || reason === 'tool_calls',
  toHistory: (message) => message,
  toCalls: (message) => message.tool_calls ?? [],
  parseArguments: (text) => JSON.parse(text),
  decodeEvents,
  readChunk,
}

/** Sends one chat request and returns the message of a whole answer, streamed or not. */
export async function ask(body, own = {}) {
  const use = { ...parts, ...own }
  for (let attempt = 0; ; attempt++) {
    const problem = await trySending(body, use)
    if ('message' in problem) return problem.message
    if (!problem.isRetried || attempt + 1 >= use.mostAttempts) throw new Error(problem.text)
    await sleep(use.waitMs(attempt, problem.retryAfterSeconds))
  }
}

async function trySending(body, use) {
  let response
  try {
    response = await fetch(use.url('/chat/completions'), {
      method: 'POST',
      headers: use.headers(),
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    })
  } catch (error) {
    return { isRetried: true, retryAfterSeconds: 0, text: `the connection failed: ${error.message}` }
  }
  if (!response.ok) {
    const text = await response.text()
    const error = response.headers.get('content-type')?.includes('json') ? JSON.parse(text).error : null
    return {
      isRetried: use.isRetried(response.status, error?.type),
      retryAfterSeconds: Number(response.headers.get('retry-after') ?? 0),
      text: `error ${response.status}: ${error?.message ?? 'the answer is not JSON'}`,
    }
  }
  const { message, reason } = body.stream ? await readStream(response, use) : toAnswer(await response.json())
  if (!use.isWhole(reason)) throw new Error(`the answer is incomplete: finish_reason ${reason}`)
  return { message }
}

function toAnswer({ choices: [choice] }) {
  return { message: choice.message, reason: choice.finish_reason }
}

async function readStream(response, use) {
  const answer = { message: { role: 'assistant', content: '' }, reason: null }
  for await (const data of use.decodeEvents(response.body)) {
    if (data === '[DONE]') break
    const chunk = JSON.parse(data)
    if (chunk.error) throw new Error(`error in the stream: ${chunk.error.message}`)
    use.readChunk(chunk, answer)
  }
  return answer
}

function readChunk({ choices: [choice] }, answer) {
  // The last chunk has the usage and no choice.
  if (choice === undefined) return
  const { message } = answer
  const { delta } = choice
  answer.reason = choice.finish_reason ?? answer.reason
  message.content += delta.content ?? ''
  if (delta.reasoning_content !== undefined)
    message.reasoning_content = (message.reasoning_content ?? '') + delta.reasoning_content
  for (const { index, id, function: called } of delta.tool_calls ?? []) {
    message.tool_calls ??= []
    message.tool_calls[index] ??= { id, type: 'function', function: { name: called.name, arguments: '' } }
    message.tool_calls[index].function.arguments += called.arguments ?? ''
  }
}

async function* decodeEvents(body) {
  let text = ''
  for await (const part of body.pipeThrough(new TextDecoderStream())) {
    text += part
    const blocks = text.split(/\r?\n\r?\n/)
    text = blocks.pop()
    for (const block of blocks)
      for (const line of block.split(/\r?\n/)) if (line.startsWith('data:')) yield line.slice(5).trim()
  }
}

export const weatherTool = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'The current weather of a city',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
}

/** Asks about the weather and answers tool calls until there is a text. */
export async function askWithTools(request, own = {}) {
  const use = { ...parts, ...own }
  const messages = [{ role: 'user', content: 'How is the weather in Zurich?' }]
  for (let round = 0; round < 10; round++) {
    const message = await ask({ ...request, messages, tools: [weatherTool] }, own)
    messages.push(use.toHistory(message))
    const calls = message.tool_calls ?? []
    if (calls.length === 0) return message.content
    for (const call of use.toCalls(message))
      messages.push({ role: 'tool', tool_call_id: call.id, content: runTool(call.function, use) })
  }
  throw new Error('no answer after 10 rounds of tool calls')
}

function runTool(called, use) {
  if (called.name !== 'get_weather') return `error: there is no tool ${called.name}`
  try {
    return `18 degrees and dry in ${use.parseArguments(called.arguments).city}`
  } catch (error) {
    return `error: the arguments are not JSON: ${error.message}`
  }
}

export const question = {
  model: 'kimi-k2.6',
  messages: [{ role: 'user', content: 'Which cities are named in your answer?' }],
}

/** Prints the answer, or the problem with exit code 1. */
export async function main(work) {
  try {
    console.log(await work())
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
