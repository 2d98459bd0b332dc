import { expect, test } from 'vitest'
import { validators } from '../../../../openapi/validator.ts'
import { createMockServer } from '../../../../mocks/server.ts'
import { templates, toRequests } from '../../../../scripts/workbench/page/templates/index.ts'
import { previewRequest } from '../../../../scripts/workbench/preview.ts'

const rows = templates.flatMap((template) => template.models.map((model) => ({ id: template.id, model, template })))

test('the templates have ids of their own and name at least four models each', () => {
  expect(new Set(templates.map(({ id }) => id)).size).toBe(templates.length)
  expect(templates.filter(({ models }) => models.length < 4).map(({ id }) => id)).toEqual([])
})

test.each(rows)('Kimi accepts the template $id on $model', ({ template, model }) => {
  for (const { body } of toRequests(template, model)) {
    expect(body).toMatchObject({ model })
    expect(previewRequest({ body })).toEqual({ refusals: [], ignored: [] })
    expect(validators.request('createChatCompletion', body)).toEqual([])
  }
})

test('a template is sent to its first model if the current one is not among its models', () => {
  const vision = templates.find(({ id }) => id === 'vision')!
  expect(toRequests(vision, 'moonshot-v1-8k')[0]!.body).toMatchObject({ model: 'kimi-k2.6' })
  expect(toRequests(vision, 'kimi-k3')[0]!.body).toMatchObject({ model: 'kimi-k3' })
})

test('the mock answers every template, the one of errors after two refusals', async () => {
  const mock = await createMockServer({ port: 0 })
  try {
    for (const template of templates) {
      const statuses: number[] = []
      const sent = toRequests(template, 'kimi-k2.6')
      for (const { body, headers } of template.id === 'error-handling' ? [...sent, ...sent, ...sent] : sent) {
        const response = await fetch(`${mock.url}/chat/completions`, {
          method: 'POST',
          headers: { ...headers, authorization: 'Bearer sk-templates', 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
        await response.arrayBuffer()
        statuses.push(response.status)
      }
      const expected = template.id === 'error-handling' ? [429, 429, 200] : sent.map(() => 200)
      expect([template.id, statuses]).toEqual([template.id, expected])
    }
  } finally {
    await mock.close()
  }
})
