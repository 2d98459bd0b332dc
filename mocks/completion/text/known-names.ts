/** What usual abbreviations stand for, and who well-known persons were. */
import { lookUp } from '../../common/index.ts'
import { guard } from '../cues.ts'

const longest = 120
const standsFor = guard(
  /\bwhat (?:does|do|is) (?:the (?:acronym|abbreviation) )?["“]?([A-Z][A-Za-z]{1,6})["”]?(?: acronym)? (?:stand for|short for|an abbreviation)\b/i,
)
const asksWho = guard(
  /^\W*(?:[Ww]ho(?:['’]s| is| was)|[Tt]ell me (?:about|who))\s([\p{Lu}][\p{L}.'’-]{1,20}(?:\s[\p{L}.'’-]{1,20}){0,3}?)(?: (?:was|is|do|known for))?\W*$/u,
)

const abbreviations: Readonly<Record<string, string>> = {
  http: 'Hypertext Transfer Protocol',
  html: 'HyperText Markup Language',
  css: 'Cascading Style Sheets',
  api: 'Application Programming Interface',
  sql: 'Structured Query Language',
  url: 'Uniform Resource Locator',
  json: 'JavaScript Object Notation',
  xml: 'Extensible Markup Language',
  cpu: 'Central Processing Unit',
  gpu: 'Graphics Processing Unit',
  ram: 'Random Access Memory',
  sdk: 'Software Development Kit',
  ide: 'Integrated Development Environment',
  llm: 'Large Language Model',
  ai: 'Artificial Intelligence',
  ml: 'Machine Learning',
  nlp: 'Natural Language Processing',
  rag: 'Retrieval-Augmented Generation',
  dns: 'Domain Name System',
  tcp: 'Transmission Control Protocol',
  ip: 'Internet Protocol',
  pdf: 'Portable Document Format',
  dna: 'deoxyribonucleic acid',
  nasa: 'National Aeronautics and Space Administration',
  un: 'United Nations',
  eu: 'European Union',
  gdp: 'gross domestic product',
  faq: 'frequently asked questions',
}
const persons: Readonly<Record<string, string>> = {
  'ada lovelace':
    'Ada Lovelace was an English mathematician who wrote the first published program for a computing machine.',
  'alan turing': 'Alan Turing was an English mathematician and a founder of computer science.',
  'albert einstein': 'Albert Einstein was a physicist who developed the theory of relativity.',
  'isaac newton': 'Isaac Newton was an English physicist who described the laws of motion and gravity.',
  'marie curie': 'Marie Curie was a physicist and chemist who studied radioactivity and won two Nobel Prizes.',
  'charles darwin': 'Charles Darwin was an English naturalist who described evolution by natural selection.',
  'grace hopper': 'Grace Hopper was an American computer scientist who wrote an early compiler.',
  'nikola tesla': 'Nikola Tesla was an inventor and engineer known for his work on alternating current.',
  'william shakespeare': 'William Shakespeare was an English playwright and poet.',
  'leonardo da vinci': 'Leonardo da Vinci was an Italian painter and engineer of the Renaissance.',
  'napoleon bonaparte': 'Napoleon Bonaparte was a French general and emperor.',
  'abraham lincoln': 'Abraham Lincoln was the 16th president of the United States.',
  'george washington': 'George Washington was the first president of the United States.',
  'nelson mandela': 'Nelson Mandela was the first president of South Africa elected by all its people.',
  'mahatma gandhi': 'Mahatma Gandhi led the movement for the independence of India without violence.',
  'wolfgang amadeus mozart': 'Wolfgang Amadeus Mozart was an Austrian composer.',
  'linus torvalds': 'Linus Torvalds is a software engineer who created Linux and Git.',
  'guido van rossum': 'Guido van Rossum is a programmer who created Python.',
}

/** The answer to such a question; null for other texts and unknown names. */
export function findKnownName(text: string): string | null {
  if (text.length > longest) return null
  const short = standsFor.exec(text)?.[1]
  const long = short === undefined ? undefined : lookUp(abbreviations, short.toLowerCase())
  if (short !== undefined && long !== undefined) return `${short} stands for ${long}.`
  const person = asksWho.exec(text)?.[1]?.toLowerCase()
  if (person === undefined) return null
  return lookUp(persons, person) ?? Object.entries(persons).find(([name]) => name.endsWith(` ${person}`))?.[1] ?? null
}
