/** Which cases `--only` and `--skip` leave, and the messages for globs that match none. */
import { describe, expect, it } from 'vitest'
import { select } from '../../../suite/selection/select.ts'

const ids = ['chat/plain', 'chat/stream', 'chat/stream-usage', 'models/list'].map((id) => ({ id }))

describe('selection', () => {
  it.each<[string[] | undefined, string[] | undefined, string[]]>([
    [undefined, undefined, ['chat/plain', 'chat/stream', 'chat/stream-usage', 'models/list']],
    [['chat/stream'], undefined, ['chat/stream']],
    [['chat'], undefined, ['chat/plain', 'chat/stream', 'chat/stream-usage']],
    [['*/stream*'], undefined, ['chat/stream', 'chat/stream-usage']],
    [undefined, ['chat/*'], ['models/list']],
    [['chat/*', 'models/list'], ['chat/s*'], ['chat/plain', 'models/list']],
  ])('only %j, skip %j leaves %j', (only, skip, left) => {
    expect(select(ids, { only, skip }).map((one) => one.id)).toEqual(left)
  })
  it.each([
    [['chat/plian'], undefined, /--only chat\/plian matches no case\. Nearest: chat\/plain/],
    [undefined, ['nope*'], /--skip nope\* matches no case/],
    [['chat/plain,chat/stream'], undefined, /matches no case\. Give each id on its own, without commas\. Nearest: /],
    [['chat/plain'], ['chat/plain'], /leave no case/],
  ])('only %j, skip %j is refused', (only, skip, words) => {
    expect(() => select(ids, { only, skip })).toThrow(words)
  })
})
