/** Reads server-sent events with fetch, because an EventSource cannot send the control token. */

interface ServerEvent {
  type: string
  data: string
}

/** Yields the events of an answer as they arrive; comments and other fields are left out. */
export async function* readServerEvents(response: Response): AsyncGenerator<ServerEvent> {
  if (response.body === null) return
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  let type = 'message'
  let data: string[] = []
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const lines = (rest + value).split('\n')
    rest = lines.pop()!
    for (const line of lines) {
      if (line.startsWith('event: ')) type = line.slice('event: '.length)
      else if (line.startsWith('data: ')) data.push(line.slice('data: '.length))
      else if (line === '') {
        if (data.length > 0) yield { type, data: data.join('\n') }
        type = 'message'
        data = []
      }
    }
  }
}
