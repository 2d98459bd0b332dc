/** Corrects frequent errors of grammar and spelling in a short English text. Everything else stays as it is. */

const past: Readonly<Record<string, string>> = {
  went: 'go',
  saw: 'see',
  ate: 'eat',
  came: 'come',
  took: 'take',
  had: 'have',
  did: 'do',
  bought: 'buy',
  knew: 'know',
  wrote: 'write',
  made: 'make',
  found: 'find',
  gave: 'give',
  got: 'get',
  said: 'say',
  ran: 'run',
  slept: 'sleep',
  spoke: 'speak',
  wanted: 'want',
  liked: 'like',
}
const thirdPerson: Readonly<Record<string, string>> = {
  go: 'goes',
  do: 'does',
  have: 'has',
  like: 'likes',
  want: 'wants',
  need: 'needs',
  eat: 'eats',
  work: 'works',
  live: 'lives',
  play: 'plays',
  make: 'makes',
  take: 'takes',
  know: 'knows',
  see: 'sees',
  come: 'comes',
  run: 'runs',
  read: 'reads',
  write: 'writes',
  say: 'says',
  get: 'gets',
  drink: 'drinks',
  love: 'loves',
}
const spellings: Readonly<Record<string, string>> = {
  teh: 'the',
  recieve: 'receive',
  recieved: 'received',
  adress: 'address',
  definately: 'definitely',
  seperate: 'separate',
  occured: 'occurred',
  untill: 'until',
  wich: 'which',
  becuase: 'because',
  freind: 'friend',
  freinds: 'friends',
  tommorow: 'tomorrow',
  tomorow: 'tomorrow',
  wierd: 'weird',
  thier: 'their',
  beleive: 'believe',
  helo: 'hello',
  wrold: 'world',
  alot: 'a lot',
  goed: 'went',
  buyed: 'bought',
  eated: 'ate',
  runned: 'ran',
  catched: 'caught',
  thinked: 'thought',
  childs: 'children',
  mouses: 'mice',
  peoples: 'people',
  informations: 'information',
  advices: 'advice',
}
const rules: readonly (readonly [RegExp, string | ((...parts: string[]) => string)])[] = [
  [
    /\bno (went|saw|ate|came|took|had|did|bought|knew|wrote|made|found|gave|got|said|ran|slept|spoke|wanted|liked)\b/gi,
    (_, verb = '') => `did not ${past[verb.toLowerCase()] ?? verb}`,
  ],
  [/\b(he|she|it) (?:don't|dont)\b/gi, "$1 doesn't"],
  [/\b(?:don't|dont)(?= has\b)/gi, "doesn't"],
  [
    /\b(did(?:n't| not)) (went|saw|ate|came|took|bought|knew|wrote|made|found|gave|got|said|ran|spoke|wanted|liked)\b/gi,
    (_, did = '', verb = '') => `${did} ${past[verb.toLowerCase()] ?? verb}`,
  ],
  [
    /\b(he|she|it) (go|do|have|like|want|need|eat|work|live|play|make|take|know|see|come|run|read|write|say|get|drink|love)\b/gi,
    (_, who = '', verb = '') => `${who} ${thirdPerson[verb.toLowerCase()] ?? verb}`,
  ],
  [/\b(I) (?:is|are)\b/g, '$1 am'],
  [/\b(they|we|you) (?:is)\b/gi, '$1 are'],
  [/\b(they|we|you) was\b/gi, '$1 were'],
  [/\b(he|she|it) (?:are|am)\b/gi, '$1 is'],
  [/\b(I|they|we|you) (?:has)\b/gi, '$1 have'],
  [/\b(I|he|she|they|we|you) (?:been) (?=\w+ing\b)/gi, '$1 have been '],
  [/\b(me) and (\w+) (?=went|are|is|go|have)/gi, '$2 and I '],
  [/\bevery (days|weeks|months|years|times)\b/gi, (_, noun = '') => `every ${noun.slice(0, -1)}`],
  [/\bmany (book|car|friend|apple|dog|cat|problem|question|thing|time)\b/gi, 'many $1s'],
  // The words after `a` that begin with a vowel but not with its sound: `a one-time code`, `a European city`.
  [/\ba (?=(?!one\b|once\b|eu|ew)[aeio]\w)/g, 'an '],
  [/\bi\b(?=\s|['’])/g, 'I'],
  [/\b(could|should|would) of\b/gi, '$1 have'],
  [/\bmore better\b/gi, 'better'],
]

/** A misspelled word as it is spelled; undefined for other words. */
export function correctWord(word: string): string | undefined {
  const plain = word.toLowerCase()
  return Object.hasOwn(spellings, plain) ? spellings[plain] : undefined
}

/** The text after all corrections, with a capital letter at its start and a full stop at its end. */
export function correctEnglish(text: string): string {
  let mended = text.trim().replaceAll(/[a-z]+/gi, (word) => {
    const known = Object.hasOwn(spellings, word.toLowerCase()) ? spellings[word.toLowerCase()] : undefined
    if (known === undefined) return word
    return /^[A-Z]/.test(word) ? known.charAt(0).toUpperCase() + known.slice(1) : known
  })
  for (const [pattern, mend] of rules)
    mended = typeof mend === 'string' ? mended.replaceAll(pattern, mend) : mended.replaceAll(pattern, mend)
  const whole = mended.charAt(0).toUpperCase() + mended.slice(1)
  return /[.!?…]["”']?$/.test(whole) ? whole : `${whole}.`
}
