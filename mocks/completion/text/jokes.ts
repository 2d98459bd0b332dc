/** A joke about the topic that a text names. */

export interface Joke {
  setup: string
  punchline: string
}

const topicOf =
  /\bjokes?\s+(?:about|on|with|involving|regarding)\s+(?:an?\s+|the\s+|some\s+)?([\p{L}\d' -]{2,40}?)(?=[.,!?;:\n]|\s(?:in|with|that|and|please|for|to)\b|$)|\b([a-z]{3,20})\s+jokes?\b/iu

export function findJoke(text: string): Joke {
  const match = topicOf.exec(
    text.slice(0, 2000).replace(/\b(?:two|three|four|five|\d{1,2}) (?=[\w ]{0,20}jokes\b)/i, ''),
  )
  const topic =
    match?.[1] ??
    (/^(?:an?|the|me|another|good|funny|short|quick|one|this|your|some|tell|dad|knock)$/i.test(match?.[2] ?? 'me')
      ? undefined
      : match?.[2])
  if (topic === undefined)
    return { setup: 'Why do programmers prefer dark mode?', punchline: 'Because light attracts bugs.' }
  return {
    setup: `Why did nobody want to play cards with ${topic.trim()}?`,
    punchline: 'Because the deck was stacked from the start.',
  }
}

/** Requests that concern a joke which was told. */
const aboutTold =
  /\b(?:explain|rate|translate|improve|repeat|rewrite|analy[sz]e|describe)\b[^.?!\n]{0,20}\bjokes?\b|\bwhy\b/i

/** The joke that a short text asks for. */
export function findToldJoke(text: string): string | null {
  return text.length < 200 && /\bjokes?\b/i.test(text) && !aboutTold.test(text) ? tellJoke(text) : null
}

/** A joke in one line. */
function tellJoke(text: string): string {
  const { setup, punchline } = findJoke(text)
  return `${setup} ${punchline}`
}

/** Jokes about nothing in particular, for requests that want several. */
const others: readonly string[] = [
  'Why did the clock visit the library? It wanted to kill some time quietly.',
  'What did the ocean say to the harbour? Nothing, it just waved.',
  'Why did the pencil win the race? It had a point to make.',
  'How does a mountain stay warm? It puts on a snowcap.',
  'Why was the calculator so calm? It could always be counted on.',
  'What do you call a bear in the rain? A drizzly bear.',
  'Why did the map blush? Somebody had folded it the wrong way.',
  'What is the favourite meal of a computer? A byte at noon.',
  'Why did the lamp go to school? It wanted to be brighter.',
]

/** As many jokes as are wanted, each in a line with its number. */
export function tellJokes(count: number): string {
  const all = [tellJoke(''), ...others]
  return Array.from({ length: Math.max(1, count) }, (_, index) => `${index + 1}. ${all[index % all.length]}`).join('\n')
}
