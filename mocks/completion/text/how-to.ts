/** Code for questions how something is done in a programming language: `How can I list all files in a directory using Python?` */
import { needs } from '../cues.ts'

/** Cues of such a question. */
export const howToCues = needs('how', 'python javascript typescript node js java')

const longest = 300
const asks = /\bhow (?:do|can|could|would|should|to)\b/i

interface Known {
  readonly about: RegExp
  readonly python: string
  readonly javascript: string
}

const known: readonly Known[] = [
  {
    about: /\b(?:files? in|list(?: all)?(?: the)? files|output all files|directory)\b/i,
    python: 'import os\n\nfor name in os.listdir("."):\n    print(name)',
    javascript: "import { readdirSync } from 'node:fs'\n\nfor (const name of readdirSync('.')) console.log(name)",
  },
  {
    about: /\b(?:name of the (?:current )?day|current day|day of the week)\b/i,
    python: 'from datetime import datetime\n\nprint(datetime.now().strftime("%A"))',
    javascript: "const day = new Date().toLocaleDateString('en-US', { weekday: 'long' })\nconsole.log(day)",
  },
  {
    about: /\binstance of\b/i,
    python: 'if isinstance(value, MyClass):\n    print("value is an instance of MyClass")',
    javascript: "if (value instanceof MyClass) console.log('value is an instance of MyClass')",
  },
  {
    about: /\bread(?:ing)? (?:a |the |from a )?(?:text )?file\b/i,
    python: 'with open("example.txt", encoding="utf-8") as file:\n    text = file.read()',
    javascript: "import { readFileSync } from 'node:fs'\n\nconst text = readFileSync('example.txt', 'utf8')",
  },
  {
    about: /\brevers\w+\b[^?]*\bstring\b/i,
    python: 'reversed_text = text[::-1]',
    javascript: "const reversed = [...text].reverse().join('')",
  },
  {
    about: /\bsort\w*\b/i,
    python: 'items = sorted(items)',
    javascript: 'items.sort((a, b) => a - b)',
  },
  {
    about: /\b(?:parse|load|read)\b[^?]*\bjson\b/i,
    python: 'import json\n\ndata = json.loads(text)',
    javascript: 'const data = JSON.parse(text)',
  },
  {
    about: /\b(?:make|send)\b[^?]*\b(?:http|get|post|api) (?:request|call)/i,
    python:
      'import urllib.request\n\nwith urllib.request.urlopen("https://example.com/") as response:\n    text = response.read().decode()',
    javascript: "const response = await fetch('https://example.com/')\nconst text = await response.text()",
  },
  {
    about: /\b(?:current|today['’]?s?) (?:date|time)\b/i,
    python: 'from datetime import datetime\n\nprint(datetime.now())',
    javascript: 'console.log(new Date().toISOString())',
  },
]

/** An answer with code; null if a text asks no such question, or one without a known answer. */
export function findHowTo(text: string): string | null {
  if (text.length > longest || !asks.test(text)) return null
  const language = findLanguage(text)
  const found = language === null ? undefined : known.find(({ about }) => about.test(text))
  if (found === undefined || language === null) return null
  return `You can do it like this:\n\n\u0060\u0060\u0060${language}\n${found[language]}\n\u0060\u0060\u0060`
}

function findLanguage(text: string): 'python' | 'javascript' | null {
  if (/\bpython\b/i.test(text)) return 'python'
  return /\b(?:javascript|typescript|node(?:\.?js)?|js)\b/i.test(text) ? 'javascript' : null
}
