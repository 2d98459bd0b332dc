import { expect, test } from 'vitest'
import { toExchange } from '../../../../tests/suite/judge/judge-input.ts'

/** What `fetch` gives a browser with the mode `no-cors`, or for a redirect that it does not follow; Node has no constructor for them. */
function toFiltered(type: ResponseType): Response {
  return Object.defineProperties(new Response('{}'), { status: { value: 0 }, type: { value: type } })
}

test.each([
  ['error', Response.error()],
  ['opaque', toFiltered('opaque')],
  ['opaqueredirect', toFiltered('opaqueredirect')],
])('a Response of type %s has no answer that could be judged', async (type, response) => {
  await expect(toExchange(response)).rejects.toThrow(`this Response (type ${type}) hides the answer of the server`)
})

test.each([200, 503])('a Response with status %d is judged', async (status) => {
  expect(await toExchange(new Response('{}', { status }))).toMatchObject({ status, end: 'complete' })
})
