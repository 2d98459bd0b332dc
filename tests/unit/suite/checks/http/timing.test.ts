/** Breaches of timing: buffered and silent streams. */
import { frame, toExchange } from '../exchange-of.ts'
import { opening, say, finish } from '../wire.ts'
import { testRows } from '../transport-table.ts'

const later = (atMs: number, events: readonly unknown[]) => events.map((event) => [atMs, frame(event)] as const)
const words = (count: number) => Array.from({ length: count }, (_, at) => say(`w${at} `))
const end = (atMs: number) => [atMs, 'data: [DONE]\n\n'] as const

testRows([
  [
    'TIM-03 a stream in one piece at the end fails',
    toExchange({ reads: [...later(40_000, [opening, ...words(50), finish()]), end(40_000)] }),
    ['incremental-delivery:fail'],
  ],
  [
    'an opening at once and the rest in one piece fails',
    toExchange({ reads: [...later(400, [opening]), ...later(40_000, [...words(50), finish()]), end(40_001)] }),
    ['incremental-delivery:fail'],
  ],
  [
    'a large stream dumped over a few reads fails',
    toExchange({
      reads: [
        ...[30_000, 30_100, 30_200].flatMap((at, step) =>
          later(at, step === 0 ? [opening, ...words(300)] : words(300)),
        ),
        ...later(30_201, [finish()]),
        end(30_201),
      ],
    }),
    ['incremental-delivery:fail'],
  ],
  [
    'TIM-04 65 s of silence warns',
    toExchange({ reads: [...later(300, [opening]), ...later(65_300, [say('x'), finish()]), end(65_400)] }),
    ['stream-silence:warn'],
  ],
  [
    '65 s of silence before the connection breaks warns and fails',
    toExchange({ reads: later(300, [opening, say('x')]), end: 'cut', endedAtMs: 65_300 }),
    ['stream-silence:warn', 'stream-termination:fail'],
  ],
])
