/**
 * Requests as programs send them: sentences of the tables of answers with drawn names in them, and tools and JSON Schemas with the same
 * names. Most of them pass the rules of the mock, so that an answer is composed.
 */
import * as fc from 'fast-check'
import { readCorpus } from './corpus.ts'
import { json } from './inputs.ts'

const { sentences, names, words } = readCorpus()
const sentence = fc.constantFrom(...sentences)

/** A word as the rules of the mock have it, mostly; with the characters of other languages and of regular expressions. */
const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...words).map((one) => one.trim().toLowerCase()) },
  { weight: 2, arbitrary: fc.constantFrom(...names) },
  fc.constantFrom('客户', '姓名', 'größe', 'имя', 'x', 'id2', '2nd', 'c++', 'ſ', '\ud83e', ''),
)
const suffix = fc.constantFrom(
  's',
  'es',
  'names',
  'name',
  'id',
  'ids',
  'list',
  'type',
  'count',
  'number',
  'code',
  'date',
  '1',
)
const parts = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 3 }), fc.option(suffix, { freq: 2 }))
  .map(([own, end]) => [...own, ...(end === null ? [] : [end])].flatMap((one) => one.split(/[ _]+/)))
const capital = (one: string): string => one.charAt(0).toUpperCase() + one.slice(1)

/** The forms in which programs write the words of a name. */
const forms: readonly ((all: readonly string[]) => string)[] = [
  (all) => all.join('_'),
  (all) => all.map((one, at) => (at === 0 ? one : capital(one))).join(''),
  (all) => all.map(capital).join(''),
  (all) => all.join('-'),
  (all) => all.join(''),
  (all) => all.join('.'),
  (all) => all.join(' '),
  (all) => all.join('_').toUpperCase(),
  (all) => `${all.join('_')}[]`,
  (all) => `${all.map(capital).join('-')}_${all.length}`,
]
const name = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(parts, fc.constantFrom(...forms)).map(([all, form]) => form(all)) },
  { weight: 2, arbitrary: fc.constantFrom(...names) },
  fc.constantFrom('toString', 'constructor', '__proto__', 'hasOwnProperty', '$&', '$1', '(', '[z-a]', 'a'.repeat(300)),
)

/** The name as a person writes it: `first names` for `firstNames`. */
function toSpoken(one: string): string {
  return one.replaceAll(/(?<=[a-z\d])(?=[A-Z])|[_.-]+/g, ' ').toLowerCase()
}

const value = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: -5, max: 100_000 }).map(String) },
  fc.constantFrom(
    'Ada Lovelace, Bo Diddley and Cy Twombly',
    'milk, eggs and bread',
    '2027-03-02',
    '"a \'b\' $& c"',
    'true',
    'nine',
    'ada@example.com',
    'https://example.com/a?b=c#d',
    '/srv/app/main.py',
    '$1,234.50',
    'A-17, B-18',
    '北京、上海',
    '[1, 2',
    '{"a": 1}',
    '',
  ),
  word,
)

/** What a person writes about a value of a name. */
const statements: readonly ((named: string, said: string) => string)[] = [
  (named, said) => `${named}: ${said}`,
  (named, said) => `the ${named} is ${said}`,
  (named, said) => `With the ${named} ${said}.`,
  (named, said) => `Set the ${named} to ${said}`,
  (named, said) => `${said} ${named}`,
  (named, said) => `${named}=${said}`,
  (named, said) => `the ${named} are ${said}`,
  (named, said) => `Give me JSON with the keys ${named} (${said}) and note`,
  (named, said) => `<${named}>${said}</${named}>`,
  (named, said) => `change the ${named} from ${said} to ${said}0`,
  (named, said) => `Replace "${named}" with "${said}" in: ${named} and ${said}`,
  (named, said) => `- \`${named}\` (${said}): one of them`,
  (named, said) => `[[ ## ${named} ## ]]\n${said}`,
  (named, said) => `${capital(named)} ${said}, how many ${named}?`,
]
const statement = fc
  .tuple(fc.constantFrom(...statements), value, fc.boolean())
  .map(([form, said, isSpoken]) => ({ form, said, isSpoken }))

/** A text about the names: a sentence of the tables, a word of it replaced by a name, and statements. */
function textAbout(all: readonly string[]): fc.Arbitrary<string> {
  const one = all.length === 0 ? name : fc.constantFrom(...all)
  const swapped = fc.tuple(sentence, one, fc.nat()).map(([text, put, place]) => {
    const own = text.split(' ')
    return own.with(place % own.length, toSpoken(put)).join(' ')
  })
  const stated = fc
    .tuple(one, statement)
    .map(([named, { form, said, isSpoken }]) => form(isSpoken ? toSpoken(named) : named, said))
  return fc
    .array(fc.oneof({ weight: 2, arbitrary: stated }, sentence, swapped), { minLength: 1, maxLength: 4 })
    .chain((texts) => fc.constantFrom(' ', '. ', '\n', '\n\n').map((gap) => texts.join(gap)))
}

const leaf = fc.oneof(
  fc.constantFrom(
    { type: 'string' },
    { type: 'integer' },
    { type: 'number' },
    { type: 'boolean' },
    { type: 'array', items: { type: 'string' } },
    { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 3 },
    { type: 'array', items: { type: 'object', properties: { name: { type: 'string' }, count: { type: 'integer' } } } },
    { type: ['string', 'null'] },
    { type: 'object' },
    { type: 'string', pattern: '^[A-Z]{2}-\\d+$' },
    { type: 'integer', minimum: 3, maximum: 5 },
    { type: 'string', minLength: 40 },
    { anyOf: [{ type: 'integer' }, { type: 'string' }] },
  ),
  fc
    .constantFrom('date', 'date-time', 'time', 'email', 'uri', 'uuid', 'ipv4', 'duration', 'x')
    .map((format) => ({ type: 'string', format })),
  fc
    .array(fc.oneof(word, value), { minLength: 1, maxLength: 4 })
    .map((all) => ({ type: 'string', enum: [...new Set(all)] })),
  fc.tuple(sentence, fc.constantFrom('string', 'integer')).map(([description, type]) => ({ type, description })),
)

/** A schema of an object with these names, and with some of them inside of lists and objects. */
function schemaOf(all: readonly string[]): fc.Arbitrary<object> {
  const toObject = (schemas: readonly object[], from: number) => {
    const properties = Object.fromEntries(
      all.slice(from).map((key, at) => [key, schemas[(at + from) % schemas.length]]),
    )
    return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false }
  }
  return fc
    .tuple(
      fc.array(leaf, { minLength: all.length + 1, maxLength: all.length + 1 }),
      fc.constantFrom('flat', 'list', 'object'),
    )
    .map(([schemas, shape]) => {
      if (shape === 'flat' || all.length < 2) return toObject(schemas, 0)
      const inner = toObject(schemas, 1)
      const outer = shape === 'list' ? { type: 'array', items: inner } : inner
      return { ...toObject([outer], 0), properties: { [all[0] as string]: outer }, required: [all[0]] }
    })
}

const toolName = fc
  .oneof(
    fc.constantFrom(...names),
    fc.tuple(word, word).map((both) => both.join('_')),
  )
  .map((one) => {
    const plain = one.replaceAll(/[^A-Za-z\d_-]/g, '').slice(0, 60)
    return /^[A-Za-z_]/.test(plain) ? plain : `f_${plain}`
  })

const tool = (all: readonly string[]) =>
  fc.tuple(toolName, fc.option(sentence), schemaOf(all)).map(([called, description, parameters]) => ({
    type: 'function',
    function: { name: called, ...(description === null ? {} : { description }), parameters },
  }))

type Tool = { function: { name: string } }

/** What a tool gave: JSON with any members, or a text. */
const result = fc.oneof(
  json.map((one) => JSON.stringify(one)),
  sentence,
  value,
  fc.tuple(name, value).map(([key, said]) => JSON.stringify({ [key]: said, [`${key}_id`]: [said], id: 1e21 })),
)

/** Calls of the tools with their results, as a program continues a conversation. */
function followUp(tools: readonly Tool[], all: readonly string[]): fc.Arbitrary<object[]> {
  return fc
    .array(fc.tuple(fc.constantFrom(...tools), json, result, value), { minLength: 1, maxLength: 2 })
    .map((calls) => {
      const ids = calls.map(([{ function: called }], at) => `${called.name}:${at}`)
      const tool_calls = calls.map(([{ function: called }, odd, , said], at) => {
        const given = at === 0 ? Object.fromEntries(all.map((key) => [key, said])) : odd
        return { id: ids[at], type: 'function', function: { name: called.name, arguments: JSON.stringify(given) } }
      })
      const results = calls.map(([, , content], at) => ({ role: 'tool', tool_call_id: ids[at], content }))
      return [{ role: 'assistant', content: '', tool_calls }, ...results]
    })
}

const answerForm = (all: readonly string[]) =>
  fc.oneof(
    schemaOf(all).map((schema) => ({
      response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } },
    })),
    fc.constant({ response_format: { type: 'json_object' } }),
    fc.constant({}),
  )

/** The names of a request with what is drawn about them. */
export const namedSchema = fc
  .array(name, { minLength: 1, maxLength: 4 })
  .map((all) => [...new Set(all)])
  .chain((all) => fc.record({ schema: schemaOf(all), text: textAbout(all) }))

/** A request with tools, with a form of the answer, or with neither, and perhaps with results of tools. */
export const programRequest: fc.Arbitrary<object> = fc
  .array(name, { maxLength: 4 })
  .map((all) => [...new Set(all)])
  .chain((all) =>
    fc.record({
      all: fc.constant(all),
      model: fc.constantFrom('kimi-k2.6', 'kimi-k2.5', 'moonshot-v1-8k'),
      system: fc.option(textAbout(all)),
      text: textAbout(all),
      tools: fc.uniqueArray(tool(all), { maxLength: 3, selector: (one) => one.function.name }),
      form: answerForm(all),
      isRequired: fc.boolean(),
      stream: fc.boolean(),
    }),
  )
  .chain(({ all, model, system, text, tools, form, isRequired, stream }): fc.Arbitrary<object> => {
    const thinking = model === 'moonshot-v1-8k' ? {} : { thinking: { type: 'disabled' } }
    const messages = [
      ...(system === null ? [] : [{ role: 'system', content: system }]),
      { role: 'user', content: text },
    ]
    const request = { model, ...thinking, ...(stream ? { stream } : {}), messages }
    if (tools.length === 0) return fc.constant({ ...request, ...form })
    const offered = { ...request, tools, ...(isRequired ? { tool_choice: 'required' } : {}) }
    return fc
      .option(followUp(tools, all), { freq: 2 })
      .map((more) => (more === null ? offered : { ...offered, messages: [...messages, ...more] }))
  })
