/** Calls for everyday orders: lights, doors, timers, reminders, lists, music. */
import {
  assistant,
  boolean,
  called,
  containing,
  described,
  integer,
  like,
  listOf,
  number,
  offering,
  oneOf,
  result,
  text,
  tool,
  user,
  testAnswers,
  type AnswerRow,
} from './table.ts'

const shopAndHome = offering(
  tool('search_products', 'Search the product catalogue', { query: text, max_price: number }, ['query']),
  tool('add_to_cart', 'Add a product to the shopping cart', { product: text, quantity: integer }),
  tool('cancel_order', 'Cancel an order', { order_id: text }),
  tool('track_shipment', 'Track the shipment of an order', { tracking_number: text }),
  tool('get_account_balance', 'Get the balance of an account', { account_id: text }),
  tool('transfer_money', 'Transfer money to another account', { recipient: text, amount: number, currency: text }),
  tool('set_thermostat', 'Set the temperature of the thermostat', { temperature: number }),
  tool('lock_door', 'Lock or unlock a door', { door: text, locked: boolean }),
  tool('create_todo', 'Add an item to the to-do list', { item: text }),
  tool('define_word', 'Look up the definition of a word', { word: text }),
  tool('get_crypto_price', 'Get the price of a cryptocurrency', { coin: text }),
)
const homeAssistant = offering(
  tool('HassTurnOn', 'Turns on/opens/presses a device or entity.', { name: text, area: text }, []),
  tool('HassTurnOff', 'Turns off/closes a device or entity.', { name: text, area: text }, []),
  tool(
    'HassLightSet',
    'Sets the brightness percentage or color of a light.',
    {
      name: text,
      area: text,
      brightness: { type: 'integer', minimum: 0, maximum: 100 },
    },
    [],
  ),
)
const numberedLights = offering(
  tool('Lights-get_lights', 'Gets a list of lights and their current state', {}),
  tool('Lights-change_state', 'Changes the state of the light', { id: integer, is_on: boolean }),
)
const homeDevices = offering(
  tool('HassTurnOn', 'Turns on/opens a device or entity', { name: text, area: text }, []),
  tool('HassTurnOff', 'Turns off/closes a device or entity', { name: text, area: text }, []),
  tool('HassSetPosition', 'Sets the position of a device or entity', { name: text, position: integer }, ['position']),
)
const devices = offering(
  tool('set_light_values', 'Sets the brightness and color temperature of a light.', {
    brightness: { type: 'integer', description: 'Light level from 0 to 100.' },
    color_temp: oneOf('daylight', 'cool', 'warm'),
  }),
  tool('start_music', 'Play some music matching the specified parameters.', { energetic: boolean, loud: boolean }),
)
const lights = tool('set_light', 'Turn a light on or off', {
  room: text,
  state: { type: 'string', enum: ['on', 'off'] },
})
const reminder = tool('set_reminder', 'Set a reminder for the user', { text, time: text }, ['text'])

const rows: AnswerRow[] = [
  [
    'a search with a limit',
    'Find me running shoes under $80',
    shopAndHome,
    { calls: [['search_products', { query: like(/running shoes/), max_price: 80 }]] },
  ],
  [
    'a cart',
    'Add 2 blue mugs to my cart',
    shopAndHome,
    { calls: [['add_to_cart', { product: like(/^blue mugs?$/), quantity: 2 }]] },
  ],
  ['a cancellation', 'Please cancel order B-4410', shopAndHome, { calls: [['cancel_order', { order_id: 'B-4410' }]] }],
  [
    'a shipment',
    'Where is my package with tracking number 1Z999AA1?',
    shopAndHome,
    { calls: [['track_shipment', { tracking_number: '1Z999AA1' }]] },
  ],
  [
    'a transfer',
    'Transfer 75 euros to Sofia',
    shopAndHome,
    { calls: [['transfer_money', { recipient: 'Sofia', amount: 75, currency: 'EUR' }]] },
  ],
  ['a thermostat', 'Set the heating to 21 degrees', shopAndHome, { calls: [['set_thermostat', { temperature: 21 }]] }],
  ['a door', 'Lock the front door', shopAndHome, { calls: [['lock_door', { door: like(/front/), locked: true }]] }],
  [
    'a to-do item',
    'Put "call the bank" on my to-do list',
    shopAndHome,
    { calls: [['create_todo', { item: 'call the bank' }]] },
  ],
  ['a definition', 'What does "ephemeral" mean?', shopAndHome, { calls: [['define_word', { word: 'ephemeral' }]] }],
  [
    'a coin',
    'What is Bitcoin worth right now?',
    shopAndHome,
    { calls: [['get_crypto_price', { coin: like(/^(bitcoin|btc)$/i) }]] },
  ],
  ['no tool for a question about the assistant', 'What can you do for me?', shopAndHome, { text: /./ }],
  ['no tool for a compliment', 'You are awesome!', shopAndHome, { text: /./ }],
  [
    'a light',
    'Turn off the light, room: kitchen',
    offering(lights),
    { calls: [['set_light', { room: 'kitchen', state: 'off' }]] },
  ],
  [
    'a reminder',
    'Set a reminder at 18:00: remind me to water the plants',
    offering(reminder),
    { calls: [['set_reminder', { text: 'water the plants', time: '18:00' }]] },
  ],
  [
    'a list of words',
    'Add milk, eggs and bread to the shopping list',
    offering(tool('add_items', 'Add items to the shopping list', { items: { type: 'array', items: text } })),
    { calls: [['add_items', { items: ['milk', 'eggs', 'bread'] }]] },
  ],
  [
    'a number with its unit',
    'Set a timer for 25 minutes',
    offering(tool('set_timer', 'Set a timer', { minutes: integer })),
    { calls: [['set_timer', { minutes: 25 }]] },
  ],
  [
    'a temperature',
    'Set the thermostat to 21 degrees',
    offering(tool('set_thermostat', 'Set the thermostat', { temperature: number })),
    { calls: [['set_thermostat', { temperature: 21 }]] },
  ],
  [
    'a tool without parameters',
    'Use the ping tool',
    offering(tool('ping', 'Checks that the server answers', {})),
    { calls: [['ping', {}]] },
  ],
  [
    'a song',
    'Play Yesterday Again by Nora Blue',
    offering(tool('play_song', 'Play a song', { title: text, artist: text })),
    { calls: [['play_song', { title: 'Yesterday Again', artist: 'Nora Blue' }]] },
  ],
  [
    'an alarm',
    'Wake me up at 6:30',
    offering(tool('set_alarm', 'Set an alarm clock to wake the user', { time: text })),
    { calls: [['set_alarm', { time: '06:30' }]] },
  ],
  [
    'a light in Chinese',
    '把卧室的灯调到30%',
    offering(tool('set_brightness', '设置灯的亮度', { room: text, brightness: integer })),
    { calls: [['set_brightness', { room: '卧室', brightness: 30 }]] },
  ],
  [
    'an item of a list',
    'Please add oat milk to my shopping list',
    offering(tool('add_item', 'Adds an item to the shopping list', { item: text })),
    { calls: [['add_item', { item: 'oat milk' }]] },
  ],
  [
    'an alarm',
    'Wake me up at 6:45 tomorrow',
    offering(
      tool('set_alarm', 'Sets an alarm', { time: described('HH:MM') }),
      tool('set_timer', 'Starts a countdown', { minutes: integer }),
    ),
    { calls: [['set_alarm', { time: like(/^0?6:45$/) }]] },
  ],
  [
    'a timer',
    'Set a timer for ten minutes',
    offering(
      tool('set_alarm', 'Sets an alarm', { time: described('HH:MM') }),
      tool('set_timer', 'Starts a countdown', { minutes: integer }),
    ),
    { calls: [['set_timer', { minutes: 10 }]] },
  ],
  [
    'a temperature to set',
    'Set the thermostat in the living room to 21 degrees',
    offering(tool('set_temperature', 'Sets the target temperature of a room', { room: text, temperature: number })),
    { calls: [['set_temperature', { room: 'living room', temperature: 21 }]] },
  ],
  [
    'a door to unlock',
    'Unlock the garage door',
    offering(tool('set_lock', 'Locks or unlocks a door', { door: text, locked: boolean })),
    { calls: [['set_lock', { door: like(/garage/), locked: false }]] },
  ],
  [
    'a sign',
    'What is my horoscope? I am an Aquarius.',
    offering(
      tool('get_horoscope', "Get today's horoscope for an astrological sign.", {
        sign: described('An astrological sign like Taurus or Aquarius'),
      }),
    ),
    { calls: [['get_horoscope', { sign: 'Aquarius' }]] },
  ],
  [
    'a light to turn on',
    'Turn on the desk lamp',
    homeAssistant,
    { calls: [['HassTurnOn', { name: like(/desk lamp/i) }]] },
  ],
  [
    'a brightness',
    'Set the brightness of the bedside light to 40 percent',
    homeAssistant,
    { calls: [['HassLightSet', containing({ name: like(/bedside light/i), brightness: 40 })]] },
  ],
  ['the state of lights', 'Which lights are on?', numberedLights, { calls: [['Lights-get_lights', {}]] }],
  [
    'a light by its number',
    [
      user('Which lights are there?'),
      called('Lights-get_lights', {}),
      result(
        '[{"id":1,"name":"Table Lamp","is_on":false},{"id":2,"name":"Porch light","is_on":false}]',
        'Lights-get_lights_0',
      ),
      assistant('There are a table lamp and a porch light, both off.'),
      user('Please turn on light 2'),
    ],
    numberedLights,
    { calls: [['Lights-change_state', { id: 2, is_on: true }]] },
  ],
  [
    'a device to be switched',
    'Turn off the ceiling fan in the bedroom',
    homeDevices,
    { calls: [['HassTurnOff', containing({ area: like(/bedroom/i) })]] },
  ],
  [
    'a position',
    'Set the blinds to 40 percent',
    homeDevices,
    { calls: [['HassSetPosition', containing({ position: 40 })]] },
  ],
  [
    'a scene of light',
    'Dim the lights to 30 and make them warm',
    devices,
    { calls: [['set_light_values', { brightness: 30, color_temp: 'warm' }]] },
  ],
  [
    'music for a party',
    'Play something energetic and loud',
    devices,
    { calls: [['start_music', { energetic: true, loud: true }]] },
  ],
  [
    'items of a list',
    'Add milk, eggs and bread to my shopping list',
    offering(tool('add_items', 'Add items to the shopping list', { items: listOf(text) })),
    { calls: [['add_items', { items: ['milk', 'eggs', 'bread'] }]] },
  ],
]

testAnswers(rows)
