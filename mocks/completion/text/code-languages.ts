/** The languages in which code is written, each with the words that name it and a small program that states its purpose. */

export interface CodeLanguage {
  readonly named: RegExp
  /** The word after the marks of a fenced block. */
  readonly fence: string
  /** Whether its functions are named in snake case, camel case or Pascal case. */
  readonly style: 'snake' | 'camel' | 'pascal'
  readonly write: (name: string, purpose: string) => string
}

const braces = (head: string, comment: string, body: string): string => `${comment}\n${head} {\n${body}\n}`

/** Narrower names stand before those that they contain. */
export const codeLanguages: readonly CodeLanguage[] = [
  {
    named: /\bpython\b|\bpytest\b|\bdjango\b|\bflask\b|\bfastapi\b|\bpandas\b/i,
    fence: 'python',
    style: 'snake',
    write: (name, purpose) =>
      `def ${name}(value):\n    """${purpose}"""\n    if value is None:\n        raise ValueError("value is required")\n    return value`,
  },
  {
    named: /\breact\b|\bjsx\b|\btsx\b/i,
    fence: 'jsx',
    style: 'pascal',
    write: (name, purpose) =>
      `import { useState } from 'react'\n\n// ${purpose}\nexport function ${name}() {\n  const [count, setCount] = useState(0)\n  return <button onClick={() => setCount(count + 1)}>Count: {count}</button>\n}`,
  },
  {
    named: /\btypescript\b|\bangular\b/i,
    fence: 'typescript',
    style: 'camel',
    write: (name, purpose) =>
      `// ${purpose}\nexport function ${name}(value: string): string {\n  if (value === '') throw new Error('value is required')\n  return value\n}`,
  },
  {
    named: /\bjavascript\b|\bnode\.?js\b|\bjs\b|\bexpress\b|\bvue\b/i,
    fence: 'javascript',
    style: 'camel',
    write: (name, purpose) =>
      `// ${purpose}\nfunction ${name}(value) {\n  if (value == null) throw new Error('value is required')\n  return value\n}`,
  },
  {
    named: /\bc#|\bcsharp\b|\.net\b/i,
    fence: 'csharp',
    style: 'pascal',
    write: (name, purpose) =>
      braces(
        `static string ${name}(string value)`,
        `// ${purpose}`,
        '    if (value == null) throw new ArgumentNullException(nameof(value));\n    return value;',
      ),
  },
  {
    named: /\bc\+\+|\bcpp\b/i,
    fence: 'cpp',
    style: 'snake',
    write: (name, purpose) =>
      `#include <string>\n\n${braces(`std::string ${name}(const std::string& value)`, `// ${purpose}`, '    return value;')}`,
  },
  {
    named: /\bgolang\b|\bgo\b(?! (?:to|on|back|through|ahead|for)\b)/i,
    fence: 'go',
    style: 'camel',
    write: (name, purpose) =>
      braces(
        `func ${name}(value string) (string, error)`,
        `// ${purpose}`,
        '\tif value == "" {\n\t\treturn "", errors.New("value is required")\n\t}\n\treturn value, nil',
      ),
  },
  {
    named: /\brust\b/i,
    fence: 'rust',
    style: 'snake',
    write: (name, purpose) =>
      braces(
        `fn ${name}(value: &str) -> Option<&str>`,
        `// ${purpose}`,
        '    if value.is_empty() { None } else { Some(value) }',
      ),
  },
  {
    named: /\bkotlin\b/i,
    fence: 'kotlin',
    style: 'camel',
    write: (name, purpose) =>
      braces(
        `fun ${name}(value: String): String`,
        `// ${purpose}`,
        '    require(value.isNotEmpty())\n    return value',
      ),
  },
  {
    named: /\bjava\b|\bspring boot\b/i,
    fence: 'java',
    style: 'camel',
    write: (name, purpose) =>
      braces(
        `static String ${name}(String value)`,
        `// ${purpose}`,
        '    if (value == null) throw new IllegalArgumentException("value is required");\n    return value;',
      ),
  },
  {
    named: /\bswift\b/i,
    fence: 'swift',
    style: 'camel',
    write: (name, purpose) => braces(`func ${name}(_ value: String) -> String`, `// ${purpose}`, '    return value'),
  },
  {
    named: /\bruby\b|\brails\b/i,
    fence: 'ruby',
    style: 'snake',
    write: (name, purpose) => `# ${purpose}\ndef ${name}(value)\n  raise ArgumentError if value.nil?\n\n  value\nend`,
  },
  {
    named: /\bphp\b|\blaravel\b/i,
    fence: 'php',
    style: 'camel',
    write: (name, purpose) =>
      `<?php\n\n${braces(`function ${name}(string $value): string`, `// ${purpose}`, '    return $value;')}`,
  },
  {
    named: /\bsql\b|\bsqlite\b|\bpostgres(?:ql)?\b|\bmysql\b/i,
    fence: 'sql',
    style: 'snake',
    write: (name, purpose) => `-- ${purpose}\nSELECT id, name\nFROM ${name}\nWHERE id > 0\nORDER BY id;`,
  },
  {
    named: /\bdocker ?file\b/i,
    fence: 'dockerfile',
    style: 'snake',
    write: (_, purpose) =>
      `# ${purpose}\nFROM node:22-alpine\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci --omit=dev\nCOPY . .\nCMD ["node", "index.js"]`,
  },
  {
    named: /\bbash\b|\bshell\b|\bzsh\b|\bcommand[- ]line\b/i,
    fence: 'bash',
    style: 'snake',
    write: (name, purpose) => `#!/usr/bin/env bash\n# ${purpose}\nset -euo pipefail\necho "${name}: $1"`,
  },
  {
    named: /\bhtml\b|\bweb ?page\b/i,
    fence: 'html',
    style: 'snake',
    write: (name, purpose) =>
      `<!-- ${purpose} -->\n<section id="${name}">\n  <h1>Title</h1>\n  <p>Text</p>\n</section>`,
  },
  {
    named: /\bcss\b/i,
    fence: 'css',
    style: 'snake',
    write: (name, purpose) =>
      `/* ${purpose} */\n.${name} {\n  display: flex;\n  justify-content: center;\n  align-items: center;\n}`,
  },
  {
    named: /(?<![\w+#])c(?![\w+#'’.-])(?= (?:function|program|code))|\b(?:in|using) C(?![\w+#])/,
    fence: 'c',
    style: 'snake',
    write: (name, purpose) =>
      `#include <stdio.h>\n\n${braces(`int ${name}(int value)`, `/* ${purpose} */`, '    return value;')}`,
  },
]

/** The language that a text names; undefined where it names none. */
export function findCodeLanguage(text: string): CodeLanguage | undefined {
  return codeLanguages.find(({ named }) => named.test(text))
}
