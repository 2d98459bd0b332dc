/** Small functions that programs often ask for, in Python and JavaScript; `NAME` stands for the name. */

interface KnownCode {
  readonly about: RegExp
  readonly name: string
  readonly python: string
  readonly javascript: string
}

const known: readonly KnownCode[] = [
  {
    about: /\b(?:is|are|whether|if|checks?)\b[^.\n]{0,40}\b(?:even|odd)\b/i,
    name: 'is_even',
    python: 'def NAME(n):\n    return n % 2 == 0',
    javascript: 'function NAME(n) {\n  return n % 2 === 0\n}',
  },
  {
    about: /\bfactorials?\b|阶乘/i,
    name: 'factorial',
    python: 'def NAME(n):\n    result = 1\n    for i in range(2, n + 1):\n        result *= i\n    return result',
    javascript: 'function NAME(n) {\n  let result = 1\n  for (let i = 2; i <= n; i++) result *= i\n  return result\n}',
  },
  {
    about: /\bfibonacci\b|斐波那契/i,
    name: 'fibonacci',
    python: 'def NAME(n):\n    a, b = 0, 1\n    for _ in range(n):\n        a, b = b, a + b\n    return a',
    javascript:
      'function NAME(n) {\n  let [a, b] = [0, 1]\n  for (let i = 0; i < n; i++) [a, b] = [b, a + b]\n  return a\n}',
  },
  {
    about: /\bprimes?\b|质数|素数/i,
    name: 'is_prime',
    python:
      'def NAME(n):\n    if n < 2:\n        return False\n    return all(n % i for i in range(2, int(n ** 0.5) + 1))',
    javascript:
      'function NAME(n) {\n  if (n < 2) return false\n  for (let i = 2; i * i <= n; i++) if (n % i === 0) return false\n  return true\n}',
  },
  {
    about: /\bpalindromes?\b|回文/i,
    name: 'is_palindrome',
    python:
      'def NAME(text):\n    plain = "".join(c.lower() for c in text if c.isalnum())\n    return plain == plain[::-1]',
    javascript:
      "function NAME(text) {\n  const plain = text.toLowerCase().replace(/[^a-z0-9]/g, '')\n  return plain === [...plain].reverse().join('')\n}",
  },
  {
    about: /\brevers\w*\b[^.\n]{0,30}\b(?:strings?|text|words?)\b|反转/i,
    name: 'reverse_string',
    python: 'def NAME(text):\n    return text[::-1]',
    javascript: "function NAME(text) {\n  return [...text].reverse().join('')\n}",
  },
  {
    about: /\bfizz ?buzz\b/i,
    name: 'fizzbuzz',
    python:
      'def NAME(n):\n    for i in range(1, n + 1):\n        print("Fizz" * (i % 3 == 0) + "Buzz" * (i % 5 == 0) or i)',
    javascript:
      "function NAME(n) {\n  for (let i = 1; i <= n; i++) console.log((i % 3 ? '' : 'Fizz') + (i % 5 ? '' : 'Buzz') || i)\n}",
  },
  {
    about: /\b(?:gcd|greatest common divisor)\b|公约数/i,
    name: 'gcd',
    python: 'def NAME(a, b):\n    while b:\n        a, b = b, a % b\n    return a',
    javascript: 'function NAME(a, b) {\n  while (b) [a, b] = [b, a % b]\n  return a\n}',
  },
  {
    about: /\bbinary search\b|二分查找/i,
    name: 'binary_search',
    python:
      'def NAME(items, target):\n    low, high = 0, len(items) - 1\n    while low <= high:\n        middle = (low + high) // 2\n        if items[middle] == target:\n            return middle\n        if items[middle] < target:\n            low = middle + 1\n        else:\n            high = middle - 1\n    return -1',
    javascript:
      'function NAME(items, target) {\n  let [low, high] = [0, items.length - 1]\n  while (low <= high) {\n    const middle = (low + high) >> 1\n    if (items[middle] === target) return middle\n    if (items[middle] < target) low = middle + 1\n    else high = middle - 1\n  }\n  return -1\n}',
  },
  {
    about: /\b(?:merg|join|combin)\w*\b[^.\n]{0,30}\b(?:lists?|arrays?)\b/i,
    name: 'merge_lists',
    python:
      'def NAME(a, b):\n    merged = []\n    i = j = 0\n    while i < len(a) and j < len(b):\n        if a[i] <= b[j]:\n            merged.append(a[i])\n            i += 1\n        else:\n            merged.append(b[j])\n            j += 1\n    return sorted(merged + a[i:] + b[j:])',
    javascript: 'function NAME(a, b) {\n  return [...a, ...b].sort((x, y) => x - y)\n}',
  },
  {
    about: /\bdebounc\w*\b/i,
    name: 'debounce',
    python:
      'import threading\n\n\ndef NAME(call, seconds):\n    timer = None\n\n    def debounced(*args):\n        nonlocal timer\n        if timer:\n            timer.cancel()\n        timer = threading.Timer(seconds, call, args)\n        timer.start()\n\n    return debounced',
    javascript:
      'function NAME(call, delay) {\n  let timer\n  return (...args) => {\n    clearTimeout(timer)\n    timer = setTimeout(() => call(...args), delay)\n  }\n}',
  },
  {
    about: /\b(?:quick ?sort|bubble ?sort|merge ?sort|insertion ?sort)\b/i,
    name: 'sort_numbers',
    python:
      'def NAME(items):\n    if len(items) < 2:\n        return items\n    first, *rest = items\n    return NAME([x for x in rest if x < first]) + [first] + NAME([x for x in rest if x >= first])',
    javascript:
      'function NAME(items) {\n  if (items.length < 2) return items\n  const [first, ...rest] = items\n  return [...NAME(rest.filter((x) => x < first)), first, ...NAME(rest.filter((x) => x >= first))]\n}',
  },
  {
    about: /\bsort\w*\b|排序/i,
    name: 'sort_list',
    python: 'def NAME(items):\n    return sorted(items)',
    javascript: 'function NAME(items) {\n  return [...items].sort((a, b) => a - b)\n}',
  },
  {
    about: /\b(?:add|sum)\w*\b[^.\n]{0,20}\b(?:two|2|numbers|integers)\b|相加|求和/i,
    name: 'add',
    python: 'def NAME(a, b):\n    return a + b',
    javascript: 'function NAME(a, b) {\n  return a + b\n}',
  },
  {
    about: /\b(?:multipl|product)\w*\b[^.\n]{0,20}\b(?:two|2|numbers|integers)\b|相乘/i,
    name: 'multiply',
    python: 'def NAME(a, b):\n    return a * b',
    javascript: 'function NAME(a, b) {\n  return a * b\n}',
  },
  {
    about: /\b(?:subtract|difference)\w*\b[^.\n]{0,20}\b(?:two|2|numbers|integers)\b/i,
    name: 'subtract',
    python: 'def NAME(a, b):\n    return a - b',
    javascript: 'function NAME(a, b) {\n  return a - b\n}',
  },
  {
    about: /\bdivid\w*\b[^.\n]{0,20}\b(?:two|2|numbers|integers)\b/i,
    name: 'divide',
    python: 'def NAME(a, b):\n    return a / b',
    javascript: 'function NAME(a, b) {\n  return a / b\n}',
  },
  {
    about: /\b(?:average|mean)\b[^.\n]{0,30}\b(?:lists?|arrays?|numbers)\b/i,
    name: 'average',
    python: 'def NAME(items):\n    return sum(items) / len(items)',
    javascript: 'function NAME(items) {\n  return items.reduce((a, b) => a + b, 0) / items.length\n}',
  },
  {
    about: /\bcount\w*\b[^.\n]{0,30}\bwords?\b/i,
    name: 'count_words',
    python: 'def NAME(text):\n    return len(text.split())',
    javascript: 'function NAME(text) {\n  return text.split(/\\s+/).filter(Boolean).length\n}',
  },
  {
    about: /\bvowels?\b/i,
    name: 'count_vowels',
    python: 'def NAME(text):\n    return sum(c in "aeiou" for c in text.lower())',
    javascript: 'function NAME(text) {\n  return (text.match(/[aeiou]/gi) ?? []).length\n}',
  },
  {
    about: /\bhello,? ?world\b/i,
    name: 'main',
    python: 'def NAME():\n    print("Hello, World!")\n\n\nNAME()',
    javascript: "function NAME() {\n  console.log('Hello, World!')\n}\n\nNAME()",
  },
  {
    about: /\b(?:max\w*|largest|biggest)\b[^.\n]{0,30}\b(?:list|array|number|element)s?\b/i,
    name: 'find_max',
    python: 'def NAME(items):\n    return max(items)',
    javascript: 'function NAME(items) {\n  return Math.max(...items)\n}',
  },
]

/** The function that a text asks for, in one of three languages; null if it is not known. */
export function findKnownCode(text: string, language: string, name: string | undefined): string | null {
  if (language !== 'python' && language !== 'javascript' && language !== 'typescript') return null
  const found = known.find(({ about }) => about.test(text))
  if (found === undefined) return null
  const plain =
    language === 'python' ? found.name : found.name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  const code = language === 'typescript' ? withTypes(found.javascript) : found[language]
  return code.replaceAll('NAME', name ?? plain)
}

const types: Readonly<Record<string, string>> = { text: 'string', items: 'number[]' }

/** The function with the types of its parameters. */
function withTypes(code: string): string {
  return code.replace(/(?<=^function NAME\()[\w, ]+(?=\))/, (parameters) =>
    parameters
      .split(', ')
      .map((name) => `${name}: ${types[name] ?? 'number'}`)
      .join(', '),
  )
}
