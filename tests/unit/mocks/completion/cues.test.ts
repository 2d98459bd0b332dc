/** Cues change no answer: each pattern and each rule finds the same with them and without. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createMatchWriter } from '../../../../mocks/completion/arguments/pattern-writer.ts'
import {
  guard,
  guardAny,
  guardEach,
  hasCues,
  listGuarded,
  needs,
  withoutCues,
} from '../../../../mocks/completion/cues.ts'
import { deriveCues } from '../../../../mocks/completion/derive-cues.ts'
import { viewRequest, type RequestView } from '../../../../mocks/completion/request-view.ts'
import { answerRules } from '../../../../mocks/completion/text/answer-rules.ts'
import { answerText, mayAnswer } from '../../../../mocks/completion/text/answer.ts'
import { topicWords } from '../../../../mocks/completion/topic-words.ts'
import { isTopic } from '../../../../mocks/completion/topics.ts'
import { createRandom } from '../../../../mocks/common/clock.ts'
import { isCI } from '../../requirements.ts'
import { completeRequest, tool } from './complete-request.ts'

const random = createRandom('cues')
const said = (role: string, content: string) => ({ role, content })

/** The prompts of the tables of answers: every string of their folder that is long enough for one. */
const tables = join(import.meta.dirname, 'answers')
const prompts = readdirSync(tables)
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => [
    ...readFileSync(join(tables, name), 'utf8').matchAll(/'((?:[^'\\\n]|\\.){8,2000})'|"((?:[^"\\\n]|\\.){8,2000})"/g),
  ])
  .map((match) => (match[1] ?? match[2] ?? '').replaceAll('\\n', '\n').replaceAll(/\\(.)/g, '$1'))

/** Texts most of which match a pattern: without its lookarounds, and with nothing or a space for the boundaries of words. */
function drawMatches({ source }: RegExp, count: number): string[] {
  const own = createRandom(source)
  const plain = source.replaceAll(/\(\?<?[!=](?:[^()[\]\\]|\\.|\[(?:[^\]\\]|\\.)*\])*\)/g, '')
  return ['', ' '].flatMap((boundary) => {
    const write = createMatchWriter(plain.replaceAll(String.raw`\b`, boundary))
    return write === null ? [] : Array.from({ length: count / 2 }, (_, index) => write(own, index % 3))
  })
}

// The patterns of topics are made with the first request for each; without this, the list would depend on the test files before.
for (const [names] of topicWords) {
  const forms = names.source.split('|').map((form) => form.replaceAll(/[^a-z -]/g, ''))
  isTopic(forms.find((form) => names.test(form))!)
}

/** Two halves of prompts, so that cues of several rules meet in one text. */
const mixed = Array.from({ length: 400 }, () => {
  const [first, second] = [prompts[random.integer(prompts.length)] ?? '', prompts[random.integer(prompts.length)] ?? '']
  return `${first.slice(random.integer(first.length))} ${second.slice(0, random.integer(second.length))}`
})
const drawn = listGuarded().flatMap(({ pattern }) => drawMatches(pattern, 4))
/** For rules that no prompt of the tables reaches. */
const further = [
  'Respond with a JSON object in the following order of fields: `reasoning`, then `answer`.',
  'What is your current thinking effort?',
  'Replace the Title property with a Headline property.\n\nclass Note { Title = 1 }',
  '你的推理强度是多少？',
  'The survey lists four bridges.\nUse the template: FINAL ANSWER: [your answer]\nHow many bridges are there?',
  'Write a commit message for this diff.\n\n+++ b/src/total.ts\n+export const total = 1',
]
const texts = [...prompts, ...further, ...mixed, ...drawn]

describe('cues', () => {
  test.each<[present: string, text: string, groups: string[]]>([
    ['a whole word', 'Please COUNT, then stop', ['count']],
    ['a word between digits', '5words', ['word words']],
    ['the beginning of a word', 'summarizing', ['summari*']],
    ['one of a group', 'the total', ['sum total']],
    ['a mark', 'a: b', [':']],
    ['a digit', 'x7', ['\\d']],
    ['a Han character', '请数到三', ['数', '\\h']],
    ['a long s and a Kelvin sign', 'a\u017Fk \u212Aey', ['ask', 'key']],
  ])('are present for %s', (_, text, groups) => {
    expect(hasCues(needs(...groups), text)).toBe(true)
  })

  test.each<[absent: string, text: string, groups: string[]]>([
    ['a part of a word', 'discount counted', ['count']],
    ['the end of a word', 'resummarize', ['summari*']],
    ['one of two groups', 'count to five', ['count', '\\d']],
    ['another character', 'a; b', [':']],
  ])('are absent for %s', (_, text, groups) => {
    expect(hasCues(needs(...groups), text)).toBe(false)
  })

  test('of two texts count together', () => {
    expect(hasCues(needs('count', '\\d'), 'count to', 'number 7')).toBe(true)
  })

  test('that are declared after a text was read are found in it', () => {
    const text = 'a zymurgist'
    expect(hasCues(needs('zymurgy'), text)).toBe(false)
    expect(guard(/\bzymurgist\b/).test(text)).toBe(true)
  })

  test.each<[text: string, may: boolean]>([
    ['Which planet is the largest?', true],
    ['Who PAINTED it?', true],
    ['How many days has a week?', false],
    ['the repainted wall', false],
  ])('of several patterns are the rarest of each: %s', (text, may) => {
    const mayMatch = guardAny([/\blargest\b.*\bplanet\b|\bplanet\b.*\blargest\b/i, /\bwho painted\b/i])
    expect(mayMatch(text)).toBe(may)
  })

  test.each<[text: string, may: boolean]>([
    ['Answer in French.', true],
    ['Explain in two sentences how it works.', false],
    ['The French answered him.', true],
  ])('are those of a pattern and those that are given with it: %s', (text, may) => {
    const one = guard(/\b[Ii]n (French|German)\b|\bthe (French|German)\b/i, 'french german')
    expect(one.mayMatch(text)).toBe(may)
    expect(guardAny([one, guard(/\bpostscript\b/)])(text)).toBe(may)
  })

  test.each<[text: string, numbers: number[]]>([
    ['An umbrella and a parasol', [0, 2]],
    ['parasols', [2]],
    ['a tent', []],
  ])('tell which patterns of a list may match: %s', (text, numbers) => {
    const find = guardEach([guard(/\bumbrella\b/i), guard(/\bawnings?\b/i), guard(/\bparasols?\b/i)])
    expect(find(text)).toEqual(numbers)
    expect(withoutCues(() => find(text))).toEqual([0, 1, 2])
  })

  test('of several patterns are none where one of them has none', () => {
    expect(guardAny([/\bplanet\b/, /json/])('anything')).toBe(true)
  })

  test.each<[pattern: RegExp, groups: string[]]>([
    [/\bsquare root of (\d+)/i, ['square', 'root', '\\d']],
    [/\b(?:lamps?|lights?)\b/, ['lamp* light*']],
    [/\bcount(?:ing)?\b|数到/i, ['count* 数']],
    [/json/i, []],
    [/\bre(?:ad|do)?\b|x/, []],
    [/"[^"]+"/, ['"', '"']],
    [/(?<!\w)only\b/, []],
    [/(?<!\b(?:not|never)\s)\bonly\b/, ['only']],
    [/(?<!\b(?:not|never)\s)(?<!["'])\bpause\b/, ['pause']],
    [/^\s*only\b/, ['only']],
    [/\b[A-Z]{3}:/, [':']],
  ])('of %s are %j', (pattern, groups) => {
    expect(deriveCues(pattern)).toEqual(groups)
  })

  test.each(listGuarded().map((guarded) => [String(guarded.pattern).slice(0, 60), guarded] as const))(
    'are in every match of %s',
    (_, guarded) => {
      const pattern = new RegExp(guarded.pattern.source, guarded.pattern.flags.replace('g', ''))
      const matches = [...texts, ...drawMatches(pattern, 40)].filter((text) => pattern.test(text))
      expect(matches.length).toBeGreaterThan(0)
      expect(matches.filter((text) => !guarded.mayMatch(text))).toEqual([])
    },
  )

  /** The conversation with this text, by the role of the texts; read once for all rules. */
  const views = { system: new Map<number, RequestView>(), user: new Map<number, RequestView>() }
  function toView(role: 'system' | 'user', index: number): RequestView {
    const text = texts[index] ?? ''
    const system = role === 'system' ? text : (prompts[index % prompts.length] ?? '')
    const view = views[role].get(index) ?? viewRequest({ messages: [said('system', system), said('user', text)] })
    views[role].set(index, view)
    return view
  }

  test.each(
    answerRules.flatMap((rule, index) => (rule.cues === undefined ? [] : [[`${index}, ${rule.kind}`, rule] as const])),
  )('are in every text that rule %s answers', (_, rule) => {
    let answered = 0
    const wrong = texts.filter((_text, index) => {
      const view = toView(rule.in === 'system' ? 'system' : 'user', index)
      const context = { view, effort: 'high', media: [], seed: 'kimi', nowSeconds: 1_788_302_325 } as const
      if (withoutCues(() => rule.find(view.taskText, context, answerText)) === null) return false
      answered++
      return !mayAnswer(rule, view)
    })
    expect(wrong).toEqual([])
    expect(answered).toBeGreaterThan(0)
  })

  test.each<[about: string, more: Record<string, unknown>]>([
    ['text', {}],
    ['a tool', { tools: [tool('send_mail', 'Send a mail', { to: { type: 'string' }, body: { type: 'string' } })] }],
    ['JSON', { response_format: { type: 'json_object' } }],
  ])('change no answer with %s', (_, more) => {
    const step = (Object.keys(more).length === 0 ? 3 : 16) * (isCI ? 1 : 10)
    if (!isCI) console.log(`every ${step}th of ${texts.length} texts, from seed 0; CI=true tests ten times as many`)
    const sample = texts.filter((__, index) => index % step === 0)
    expect(sample.length).toBeGreaterThan(10)
    const different = sample.filter((text, index) => {
      const system = prompts[(index * 7) % prompts.length] ?? ''
      const request = {
        messages: [
          { role: 'system', content: system },
          { role: 'user', content: text },
        ],
        ...more,
      }
      return JSON.stringify(completeRequest(request)) !== withoutCues(() => JSON.stringify(completeRequest(request)))
    })
    expect(different).toEqual([])
  })
})
