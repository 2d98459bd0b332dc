/** Tool calls for requests in German, Spanish and French, with tools that are described in English or in the language of the request. */
import { boolean, described, integer, like, offering, testAnswers, text, tool } from './table.ts'

const house = offering(
  tool('get_weather', 'Current weather of a place', { location: text }),
  tool('set_light', 'Turn a light on or off', { room: text, on: boolean }),
  tool('set_alarm', 'Set an alarm', { time: described('HH:MM') }),
  tool('set_timer', 'Start a timer', { minutes: integer }),
)
const mail = offering(
  tool('enviar_correo', 'Envía un correo electrónico', { destinatario: text, asunto: text, texto: text }),
)
const flights = offering(
  tool('search_flights', 'Search for flights', { origin: text, destination: text, date: text }),
  tool('book_hotel', 'Book a hotel', { city: text }),
)

testAnswers([
  ['weather in German', 'Wie ist das Wetter in Bremen?', house, { calls: [['get_weather', { location: 'Bremen' }]] }],
  ['weather in Spanish', '¿Qué tiempo hace en Bilbao?', house, { calls: [['get_weather', { location: 'Bilbao' }]] }],
  ['weather in French', 'Quel temps fait-il à Rennes ?', house, { calls: [['get_weather', { location: 'Rennes' }]] }],
  [
    'an alarm in German',
    'Stell den Wecker auf 5:30 Uhr',
    house,
    { calls: [['set_alarm', { time: like(/^0?5:30$/) }]] },
  ],
  [
    'a light in German',
    'Schalte das Licht in der Garage aus',
    house,
    { calls: [['set_light', { room: like(/Garage/i), on: false }]] },
  ],
  [
    'properties with Spanish names',
    'Envía un correo a luis@correo.example con el asunto "Factura" y el texto "Adjunto la factura"',
    mail,
    {
      calls: [
        ['enviar_correo', { destinatario: 'luis@correo.example', asunto: 'Factura', texto: 'Adjunto la factura' }],
      ],
    },
  ],
  [
    'a route in Spanish',
    'Busca un vuelo de Sevilla a Quito el 2026-08-11',
    flights,
    { calls: [['search_flights', { origin: 'Sevilla', destination: 'Quito', date: '2026-08-11' }]] },
  ],
])
