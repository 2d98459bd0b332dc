/** The catalogue of the mock controls: grouped, and found by words. */
import { expect, it } from 'vitest'
import { splitIds, toGroups, type ControlState } from '../../../../scripts/workbench/page/controls/catalogue.ts'

const state: ControlState = {
  standing: { scenario: null, fault: null },
  waiting: [],
  scenarios: [
    { id: 'rate_limit_reached_error.rpm', status: 429, about: 'Too many requests a minute.', appliesTo: ['chat'] },
    { id: 'invalid_request_error.json', status: 400, about: 'The body is no JSON.' },
    { id: 'engine_overloaded_error', status: 429, about: 'The service is overloaded.' },
  ],
  faults: [
    {
      id: 'done-missing',
      about: 'The stream ends without [DONE].',
      source: 'FIN-03',
      expects: 'fail',
      appliesTo: 'streams',
    },
    { id: 'vendor-x', about: 'A rule for vendors.', source: 'MoonshotAI/Kimi-Vendor-Verifier', expects: 'notice' },
  ],
}

it('groups scenarios by status and faults by kind', () => {
  expect(toGroups(state, '').map(({ name, items }) => [name, items.length])).toEqual([
    ['Scenarios: status 400', 1],
    ['Scenarios: status 429', 2],
    ['Faults: end of answers', 1],
    ['Faults: rules for vendors and others', 1],
  ])
})

it('finds by id, status and words, all of them', () => {
  const find = (search: string) => toGroups(state, search).flatMap(({ items }) => items.map(({ id }) => id))
  expect(find('429 minute')).toEqual(['rate_limit_reached_error.rpm'])
  expect(find('DONE')).toEqual(['done-missing'])
  expect(find('fault stream')).toEqual(['done-missing'])
  expect(find('429 stream')).toEqual([])
})

it('says what an answer applies to, if the mock says it', () => {
  const items = toGroups(state, '').flatMap((group) => group.items)
  expect(items.map(({ appliesTo }) => appliesTo)).toEqual([null, 'chat', null, 'streams', null])
})

it('tells scenarios from faults, patterns included, and leaves unknown ids to the mock', () => {
  expect(splitIds('rate_*, done-missing\nvendor* nonsense', state)).toEqual({
    scenarios: ['rate_*', 'nonsense'],
    faults: ['done-missing', 'vendor*'],
  })
  expect(splitIds('*', state)).toEqual({ scenarios: ['*'], faults: ['*'] })
  expect(splitIds('a(b.*+', state)).toEqual({ scenarios: ['a(b.*+'], faults: [] })
})
