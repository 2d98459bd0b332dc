/** Examples of TypeChat: orders, commands of a diary, desks and opinions under TypeScript types. */
import type { PublicExample } from '../example.ts'
import { asJson, has, someJson, toWords } from './expect-text.ts'
import { list, number, object, oneOf, text } from './requests.ts'
import { basketTypes, diaryTypes, gardenTypes, opinionTypes, route, translate } from './typechat-prompts.ts'

const treat = {
  ...object({ type: text, name: text, serving: text, portion: text }, 'serving', 'portion'),
  additionalProperties: true,
} as const
const basket = object({ lines: list(object({ type: oneOf('orderline'), treat, count: number })) })
const order = (name: string, type: string, count: number, more: object = {}) =>
  asJson({ lines: [{ type: 'orderline', treat: { type, name, ...more }, count }] })

const span = object({ begin: text, end: text, length: text }, 'begin', 'end', 'length')
const lesson = object({ day: text, timeSpan: span, title: text, room: text, guests: list(text) }, 'room', 'guests')
const reference = object(
  { day: text, dayRange: text, timeSpan: span, title: text, room: text, guests: list(text) },
  'day',
  'dayRange',
  'timeSpan',
  'title',
  'room',
  'guests',
)
const entered = object({ commands: list(object({ commandType: oneOf('enter lesson'), lesson })) })
const invited = object({
  commands: list(
    object({ commandType: oneOf('invite'), lessonReference: reference, guests: list(text) }, 'lessonReference'),
  ),
})
const searched = object({
  commands: list(object({ commandType: oneOf('search lessons'), lessonReference: reference })),
})
const trouble = {
  ...object({
    plant: text,
    since: { ...object({ displayText: text, timestamp: text }, 'timestamp') },
    state: oneOf('new', 'spreading', 'treated', 'over', 'unknown'),
  }),
} as const
const diary = object(
  { entry: object({ trouble: list(trouble) }, 'trouble'), message: text, notTranslated: text },
  'entry',
  'message',
  'notTranslated',
)
const desk = object({ desk: text })
const opinion = object({ opinion: oneOf('bad', 'indifferent', 'good') })

export const typechat: readonly PublicExample[] = [
  {
    about: 'an order with a number in words',
    source: 'typechat: python/examples/coffeeShop/input.txt',
    request: translate("hi we'd like three peach melbas please", 'Basket', basketTypes),
    good: order('peach melba', 'Sundaes', 3),
    accepts: someJson(basket, ({ lines: [one, ...more] }) => {
      const isMelba = one?.treat.type === 'Sundaes' && one.treat.name === 'peach melba' && one.count === 3
      return isMelba && more.length === 0
    }),
  },
  {
    about: 'an order with portion and serving',
    source: 'typechat: python/examples/coffeeShop/input.txt',
    request: translate("i'll take a giant takeaway smoothie", 'Basket', basketTypes),
    good: order('smoothie', 'Shakes', 1, { portion: 'giant', serving: 'takeaway' }),
    accepts: someJson(basket, ({ lines: [one, ...more] }) => {
      const isSmoothie = one?.treat.name === 'smoothie' && one.count === 1 && more.length === 0
      return isSmoothie && one.treat.portion === 'giant' && one.treat.serving === 'takeaway'
    }),
  },
  {
    about: 'an order with a larger number in words',
    source: 'typechat: typescript/examples/coffeeShop/src/input.txt',
    request: translate('thirty two banana splits for the school and that is all', 'Basket', basketTypes),
    good: order('banana split', 'Sundaes', 32),
    accepts: someJson(basket, ({ lines: [one, ...more] }) => {
      const isSplit = one?.treat.type === 'Sundaes' && one.treat.name === 'banana split' && one.count === 32
      return isSplit && more.length === 0
    }),
  },
  {
    about: 'an order of one plain thing',
    source: 'typechat: typescript/examples/coffeeShop/src/input.txt',
    request: translate('i want a milkshake please', 'Basket', basketTypes),
    good: order('milkshake', 'Shakes', 1),
    accepts: someJson(basket, ({ lines: [one, ...more] }) => {
      const isShake = one?.treat.type === 'Shakes' && one.treat.name === 'milkshake' && one.count === 1
      return isShake && more.length === 0
    }),
  },
  {
    about: 'a lesson entered with day and hours',
    source: 'typechat: typescript/examples/calendar/src/input.txt',
    request: translate(
      'I have to tune the piano from 9:00 to 11:00 am on Monday June 16, 2025',
      'DiaryCommands',
      diaryTypes,
    ),
    good: asJson({
      commands: [
        {
          commandType: 'enter lesson',
          lesson: {
            day: 'Monday June 16, 2025',
            timeSpan: { begin: '9:00 am', end: '11:00 am' },
            title: 'tune the piano',
          },
        },
      ],
    }),
    accepts: someJson(entered, ({ commands: [one, ...more] }) => {
      if (one === undefined || more.length > 0) return false
      const { day, timeSpan, title } = one.lesson
      const isDay = has(day, 'June 16', '2025 06 16', '16 June')
      return isDay && has(timeSpan.begin ?? '', '9', '09') && has(timeSpan.end ?? '', '11') && has(title, 'piano')
    }),
  },
  {
    about: 'a guest invited to a lesson',
    source: 'typechat: typescript/examples/calendar/src/input.txt',
    request: translate('Please invite Ludmila to the rehearsal next Wednesday', 'DiaryCommands', diaryTypes),
    good: asJson({
      commands: [
        {
          commandType: 'invite',
          lessonReference: { day: 'next Wednesday', title: 'rehearsal' },
          guests: ['Ludmila'],
        },
      ],
    }),
    accepts: someJson(invited, ({ commands: [one, ...more] }) => one?.guests.join() === 'Ludmila' && more.length === 0),
  },
  {
    about: 'lessons searched by person and week',
    source: 'typechat: typescript/examples/calendar/src/input.txt',
    request: translate('Look for any lessons with Baptiste this month', 'DiaryCommands', diaryTypes),
    good: asJson({
      commands: [{ commandType: 'search lessons', lessonReference: { dayRange: 'this month', guests: ['Baptiste'] } }],
    }),
    accepts: someJson(
      searched,
      ({ commands: [one, ...more] }) => has(JSON.stringify(one ?? ''), 'Baptiste') && more.length === 0,
    ),
  },
  {
    about: 'the desk for a conversion',
    source: 'typechat: python/examples/multiSchema/router.py',
    request: route('I ran 6 miles this morning. How many kilometres is that?'),
    good: asJson({ desk: 'Converter' }),
    accepts: someJson(desk, (it) => it.desk === 'Converter'),
  },
  {
    about: 'the desk for a journey',
    source: 'typechat: python/examples/multiSchema/router.py',
    request: route('And get me a seat to Lyon on Tuesday at 7.40 with Clara Schumann!'),
    good: asJson({ desk: 'Travel' }),
    accepts: someJson(desk, (it) => it.desk === 'Travel'),
  },
  {
    about: 'the desk for an order of several things',
    source: 'typechat: typescript/examples/multiSchema/src/agent.ts',
    request: route(
      "I'd like two big ones, one with roses and the other with extra ferns. And add a small cactus in a pot.",
    ),
    good: asJson({ desk: 'Florist' }),
    accepts: someJson(desk, (it) => it.desk === 'Florist'),
  },
  {
    about: 'a good opinion',
    source: 'typechat: typescript/examples/sentiment-zod/src/main.ts',
    request: translate('We had a wonderful evening', 'OpinionResponse', opinionTypes),
    good: asJson({ opinion: 'good' }),
    accepts: someJson(opinion, (it) => it.opinion === 'good'),
  },
  {
    about: 'no opinion',
    source: 'typechat: typescript/examples/sentiment-zod/src/main.ts',
    request: translate('testing, one two', 'OpinionResponse', opinionTypes),
    good: asJson({ opinion: 'indifferent' }),
    accepts: someJson(opinion, (it) => it.opinion !== 'bad'),
  },
  {
    about: 'a diary entry that lacks what is required',
    source: 'typechat: python/examples/healthData/schema.py',
    request: translate('i want to note my mildewed roses', 'GardenDiaryResponse', gardenTypes),
    good: asJson({ message: 'Since when do the roses have mildew, and is it spreading?' }),
    accepts: someJson(
      diary,
      ({ message = '', entry }) => toWords(message).length >= 2 || has(entry?.trouble?.[0]?.plant ?? '', 'rose'),
    ),
  },
]
