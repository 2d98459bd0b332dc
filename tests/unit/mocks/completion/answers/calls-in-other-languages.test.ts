/** Tool calls for requests in German, Spanish and French, with tools that are described in English. */
import { boolean, described, integer, like, offering, testAnswers, text, tool } from './table.ts'

const house = offering(
  tool('get_weather', 'Current weather of a place', { location: text }),
  tool('set_light', 'Turn a light on or off', { room: text, on: boolean }),
  tool('set_alarm', 'Set an alarm', { time: described('HH:MM') }),
  tool('set_timer', 'Start a timer', { minutes: integer }),
)

testAnswers([
  ['weather in German', 'Wie ist das Wetter in Bremen?', house, { calls: [['get_weather', { location: 'Bremen' }]] }],
  [
    'an alarm in German',
    'Stell den Wecker auf 5:30 Uhr',
    house,
    { calls: [['set_alarm', { time: like(/^0?5:30$/) }]] },
  ],
])
