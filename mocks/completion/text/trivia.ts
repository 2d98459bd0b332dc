/** Facts that tests and examples of client libraries ask a model for: the largest planet, who wrote Hamlet, the boiling point of water. */
import { guard, guardAny, guardEach, needs } from '../cues.ts'
import { findKnownName } from './known-names.ts'

/** Cues of these questions. */
export const triviaCues = needs('what who which how when name where why list tell is choose pick think')

const longest = 240
const facts: readonly (readonly [question: RegExp, short: string, sentence?: string])[] = [
  [/\bmix(?:ing|ed)?\b[^.?]*\b(?:blue and yellow|yellow and blue)\b/, 'Green'],
  [/\bmix(?:ing|ed)?\b[^.?]*\b(?:blue and red|red and blue)\b/, 'Purple'],
  [/\bmix(?:ing|ed)?\b[^.?]*\b(?:red and yellow|yellow and red)\b/, 'Orange'],
  [/\bcolou?r (?:is|of) the sky\b|\bcolou?r of a clear sky\b/, 'Blue', 'The sky is blue.'],
  [/\bcolou?r (?:is|of) (?:the )?grass\b/, 'Green'],
  [/\b(?:choose|pick|think of) (?:a|any|one) (?:random )?number\b/, '7', 'I choose 7.'],
  [/\bcoke can\b|\bcoca-?cola can\b/, 'Red', 'A Coke can is red.'],
  [
    /\bfruits?\b[^?]*\bred\b|\bred fruits?\b/,
    'Apples, strawberries and cherries',
    'Apples, strawberries, cherries and raspberries are red.',
  ],
  [
    /\bcolou?rs?\b[^?]*\bpolish flag\b|\bcolou?rs?\b[^?]*\bflag of poland\b/,
    'White and red',
    'The Polish flag is white and red.',
  ],
  [
    /\bplanet\b[^?]*\b(?:by|on|in) (?:the )?mass\b[^?]*\bdescending\b|\b(?:heaviest|most massive) planet\b/,
    'Jupiter',
    'Jupiter has the largest mass of the planets.',
  ],
  [/\bwhere\b[^?]*\beiffel tower\b/, 'Paris', 'The Eiffel Tower is in Paris, France.'],
  [/\b(?:when|year)\b[^?]*\beiffel tower\b/, '1889', 'The Eiffel Tower was completed in 1889 and is 330 metres tall.'],
  [/\bhow (?:tall|high)\b[^?]*\beiffel tower\b/, '330 metres', 'The Eiffel Tower is 330 metres tall.'],
  [
    /\bhow (?:tall|high)\b[^?]*\b(?:mount everest|mt\.? everest)\b/,
    '8,849 metres',
    'Mount Everest is 8,849 metres high.',
  ],
  [
    /\b(?:main )?characters?\b[^?]*\bstar wars\b/,
    'Luke Skywalker, Leia Organa, Han Solo and Darth Vader',
    'The main characters of Star Wars are Luke Skywalker, Leia Organa, Han Solo, Darth Vader and Obi-Wan Kenobi.',
  ],
  [/\btallest building\b/, 'Burj Khalifa', 'The Burj Khalifa in Dubai is the tallest building.'],
  [
    /\bgrass green\b[^?]*\bsky blue\b|\bsky blue\b[^?]*\bgrass green\b/,
    'Yes',
    'Yes, grass is green and the sky is blue.',
  ],
  [/\bcolou?r (?:is|are) the grass and (?:the )?sky\b/, 'Green and blue', 'The grass is green and the sky is blue.'],
  [
    /\b(?:largest|biggest) planet\b|\bplanet\b[^?]{0,40}\bis (?:the )?(?:largest|biggest)\b/,
    'Jupiter',
    'Jupiter is the largest planet of the solar system.',
  ],
  [/\bsmallest planet\b|\bplanet\b[^?]{0,40}\bis (?:the )?smallest\b/, 'Mercury'],
  [/\bred planet\b/, 'Mars', 'Mars is known as the red planet.'],
  [/\bclosest (?:planet )?to the sun\b/, 'Mercury'],
  [/\bplanet\b[^?]*\b(?:humans|people|we)\b[^?]*\blive\b/, 'Earth', 'Humans live on Earth.'],
  [/\bplanet\b[^?]*\brings\b|\brings\b[^?]*\bplanet\b/, 'Saturn', 'Saturn is the planet with the most visible rings.'],
  [/\bhow many planets\b/, '8', 'There are 8 planets in the solar system.'],
  [
    /\bhow many countries (?:are there|exist|are in|does)\b/,
    '195',
    'There are 195 countries: 193 members of the United Nations and 2 observer states.',
  ],
  [/\bhow many oceans\b/, '5', 'There are 5 oceans.'],
  [/\bhow many states\b[^?]*\b(?:us|usa|united states|america)\b/, '50', 'The United States have 50 states.'],
  [/\bhow many letters\b[^?]*\b(?:english )?alphabet\b/, '26', 'The English alphabet has 26 letters.'],
  [/\bhow many bones\b[^?]*\b(?:human|adult|body)\b/, '206', 'An adult has 206 bones.'],
  [/\bhow many teeth\b[^?]*\b(?:human|adult|person)\b/, '32', 'An adult has 32 teeth.'],
  [/\bhow many keys\b[^?]*\bpiano\b/, '88', 'A piano has 88 keys.'],
  [/\bhow many strings\b[^?]*\bviolin\b/, '4', 'A violin has 4 strings.'],
  [/\bhow many squares\b[^?]*\bchess/, '64', 'A chessboard has 64 squares.'],
  [/\bhow many cards\b[^?]*\bdeck\b/, '52', 'A standard deck has 52 cards.'],
  [/\bhow many weeks\b[^?]*\byear\b/, '52'],
  [/\bhow many seconds\b[^?]*\bminute\b/, '60'],
  [/\bhow many players\b[^?]*\bsoccer team\b/, '11'],
  [/\bhow many continents\b/, '7', 'There are 7 continents.'],
  [
    /\bhow many days (?:are )?(?:there )?(?:in|does) february\b[^?]*\bleap year\b/,
    '29',
    'February has 29 days in a leap year.',
  ],
  [/\bhow many days (?:are )?(?:there )?(?:in|does) february\b/, '28', 'February has 28 days, and 29 in a leap year.'],
  [/\bhow many days (?:are )?(?:there )?(?:in|does) (?:april|june|september|november)\b/, '30'],
  [/\bhow many days (?:are )?(?:there )?(?:in|does) (?:january|march|may|july|august|october|december)\b/, '31'],
  [/\bhow many days\b[^?]*\bleap year\b/, '366'],
  [/\bmonth\b[^?]*\b28 days\b/, 'February', 'February has 28 days, and 29 in leap years.'],
  [/\bhow many days\b[^?]*\b(?:in|does) a (?:year|normal year)\b/, '365'],
  [/\bhow many days\b[^?]*\bweek\b/, '7'],
  [/\bhow many (?:hours)\b[^?]*\bday\b/, '24'],
  [/\bhow many minutes\b[^?]*\bhour\b/, '60'],
  [/\bhow many months\b[^?]*\byear\b/, '12'],
  [/\bhow many legs\b[^?]*\bspider/, '8', 'A spider has 8 legs.'],
  [/\bhow many sides\b[^?]*\bhexagon/, '6'],
  [/\bhow many sides\b[^?]*\btriangle/, '3'],
  [/\bboil(?:ing|s)?\b[^?]*\bwater\b|\bwater\b[^?]*\bboil/, '100 °C', 'Water boils at 100 °C (212 °F) at sea level.'],
  [/\bfreez(?:ing|es?)\b[^?]*\bwater\b|\bwater\b[^?]*\bfreez/, '0 °C', 'Water freezes at 0 °C (32 °F).'],
  [/\bspeed of light\b/, '299,792,458 m/s', 'The speed of light in a vacuum is 299,792,458 metres per second.'],
  [/\bspeed of sound\b/, '343 m/s', 'The speed of sound in air is about 343 metres per second at 20 °C.'],
  [
    /\b(?:three|3) (?:largest|biggest) countries\b/,
    'Russia, Canada and China',
    'The three largest countries by area are Russia, Canada and China.',
  ],
  [/\blargest country\b/, 'Russia', 'Russia is the largest country by area.'],
  [/\bchemical (?:symbol|formula)\b[^?]*\bgold\b/, 'Au'],
  [/\bchemical (?:symbol|formula)\b[^?]*\bwater\b|\bformula (?:for|of) water\b/, 'H2O'],
  [/\bchemical symbol\b[^?]*\bsilver\b/, 'Ag'],
  [/\bchemical symbol\b[^?]*\bsodium\b/, 'Na'],
  [/\bchemical symbol\b[^?]*\biron\b/, 'Fe'],
  [
    /\bwrote\b[^?]*\b(?:romeo and juliet|hamlet|macbeth|othello|king lear)\b|\bauthor of ["']?(?:romeo and juliet|hamlet|macbeth)\b/,
    'William Shakespeare',
  ],
  [/\b(?:wrote|author of)\b[^?]*\bpride and prejudice\b/, 'Jane Austen'],
  [/\b(?:wrote|author of)\b[^?]*\b(?:1984|animal farm)\b/, 'George Orwell'],
  [/\b(?:wrote|author of)\b[^?]*\b(?:the great gatsby)\b/, 'F. Scott Fitzgerald'],
  [/\b(?:wrote|author of)\b[^?]*\bto kill a mockingbird\b/, 'Harper Lee'],
  [/\b(?:wrote|author of)\b[^?]*\bharry potter\b/, 'J. K. Rowling'],
  [/\b(?:wrote|author of)\b[^?]*\b(?:the hobbit|the lord of the rings)\b/, 'J. R. R. Tolkien'],
  [/\b(?:wrote|author of)\b[^?]*\bwar and peace\b/, 'Leo Tolstoy'],
  [/\bpainted\b[^?]*\bmona lisa\b/, 'Leonardo da Vinci'],
  [/\bpainted\b[^?]*\bstarry night\b/, 'Vincent van Gogh'],
  [/\b(?:tallest|highest) mountain\b/, 'Mount Everest'],
  [
    /\b(?:largest|biggest) (?:mammal|animal)\b|\b(?:mammal|animal)\b[^?]{0,20}\bis (?:the )?(?:largest|biggest)\b/,
    'The blue whale',
    'The blue whale is the largest animal.',
  ],
  [/\b(?:fastest) (?:land )?animal\b/, 'The cheetah', 'The cheetah is the fastest land animal.'],
  [/\b(?:largest|biggest) ocean\b|\bocean\b[^?]{0,30}\bis (?:the )?(?:largest|biggest)\b/, 'The Pacific Ocean'],
  [/\blongest river\b/, 'The Nile'],
  [/\bfirst president\b[^?]*\b(?:united states|us|usa|america)\b/, 'George Washington'],
  [
    /\bfirst (?:man|person|human)\b[^?]*\bmoon\b/,
    'Neil Armstrong',
    'Neil Armstrong was the first person on the moon, in 1969.',
  ],
  [/\b(?:year|when)\b[^?]*\bmoon landing\b|\bland(?:ed)? on the moon\b/, '1969'],
  [
    /\b(?:world war (?:ii|2|two)|ww2|wwii)\b[^?]*\bend\b|\bend\b[^?]*\bworld war (?:ii|2|two)\b/,
    '1945',
    'World War II ended in 1945.',
  ],
  [/\bdiscovered penicillin\b/, 'Alexander Fleming'],
  [/\b(?:theory of relativity)\b/, 'Albert Einstein', 'Albert Einstein developed the theory of relativity.'],
  [/\binvented the (?:telephone)\b/, 'Alexander Graham Bell'],
  [
    /\bworld series\b[^?]*\b2020\b|\b2020\b[^?]*\bworld series\b/,
    'The Los Angeles Dodgers',
    'The Los Angeles Dodgers won the World Series in 2020.',
  ],
  [/\bworld cup\b[^?]*\b2018\b|\b2018\b[^?]*\bworld cup\b/, 'France', 'France won the World Cup in 2018.'],
  [/\bworld cup\b[^?]*\b2022\b|\b2022\b[^?]*\bworld cup\b/, 'Argentina', 'Argentina won the World Cup in 2022.'],
  [
    /\b(?:created|invented|creator of|designed)\b[^?]*\bpython\b/,
    'Guido van Rossum',
    'Guido van Rossum created Python.',
  ],
  [
    /\b(?:created|invented|creator of|designed)\b[^?]*\bruby\b/,
    'Yukihiro Matsumoto',
    'Yukihiro Matsumoto created Ruby.',
  ],
  [/\b(?:created|invented|creator of|designed)\b[^?]*\blinux\b/, 'Linus Torvalds', 'Linus Torvalds created Linux.'],
  [
    /\b(?:created|invented|creator of|designed)\b[^?]*\bjavascript\b/,
    'Brendan Eich',
    'Brendan Eich created JavaScript.',
  ],
  [
    /\bwhy is the sky blue\b|\bwhy the sky is blue\b/,
    'Rayleigh scattering',
    'The sky is blue because air scatters blue light more than red light, which is called Rayleigh scattering.',
  ],
  [/\bmeaning of life\b/, '42', 'A well-known answer is 42.'],
  [/\bsquare root of (?:pi)\b/, '1.77'],
  [/\bvalue of pi\b/, '3.14159'],
  [/\bpowerhouse of the cell\b/, 'The mitochondria', 'The mitochondria are the powerhouse of the cell.'],
  [
    /\bolympics?\b[^?]*\b2012\b|\b2012\b[^?]*\bolympics?\b/,
    'London',
    'The 2012 Olympics were held in London, United Kingdom.',
  ],
  [
    /\bolympics?\b[^?]*\b2016\b|\b2016\b[^?]*\bolympics?\b/,
    'Rio de Janeiro',
    'The 2016 Olympics were held in Rio de Janeiro, Brazil.',
  ],
]

const questions = facts.map(([question]) => guard(question))
const mayKnow = guardAny(questions)
const findPossible = guardEach(questions)

/** The answer to a short question that is often asked for a trial; null for others. */
export function findTrivia(text: string): string | null {
  const found = findFact(text)
  if (found === null) return findKnownName(text)
  const isBare = /\b(?:only|just|one word|single word|nothing else)\b/i.test(text)
  return isBare || found[2] === undefined ? found[1] : found[2]
}

/** The answer without a sentence around it. */
export function findShortTrivia(text: string): string | null {
  return findFact(text)?.[1] ?? null
}

function findFact(text: string): (typeof facts)[number] | null {
  // A context tells the answer.
  if (text.length > longest || !mayKnow(text) || /\bcontext\s?:/i.test(text)) return null
  const asked = text.toLowerCase()
  if (!/\b(?:what|who|which|how|when|name|where|why|list|tell|is|choose|pick|think)\b/.test(asked)) return null
  return (
    findPossible(asked)
      .map((at) => facts[at] as (typeof facts)[number])
      .find(([question]) => question.test(asked)) ?? null
  )
}
