/** The messages of DSPy's chat adapter: fields between markers, with the wording near to the library's. */
import { chat, system } from './requests.ts'

interface Input {
  readonly type: string
  readonly value: string
  readonly about?: string
}

interface Output {
  readonly type: string
  readonly about?: string
}

/** What the adapter says of the form of a value, by its Python type. */
function toNote(type: string): string {
  if (type === 'str') return ''
  const must = '        # note: the value you produce must'
  if (type.startsWith('Literal')) {
    const values = type.slice('Literal['.length, -1).replaceAll("'", '').replaceAll(', ', '; ')
    return `${must} exactly match (no extra characters) one of: ${values}`
  }
  if (type.startsWith('list'))
    return `${must} adhere to the JSON schema: {"type": "array", "items": {"type": "string"}}`
  return `${must} be a single ${type} value`
}

const toMarker = (name: string) => `[[ ## ${name} ## ]]`

const toNames = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ')

export function predict(
  inputs: Readonly<Record<string, Input>>,
  outputs: Readonly<Record<string, Output>>,
  objective?: string,
) {
  const given = Object.entries(inputs)
  const made = Object.entries(outputs)
  const toList = (all: readonly (readonly [string, Input | Output])[]) =>
    all.map(([name, { type, about = '' }], at) => `${at + 1}. \`${name}\` (${type}): ${about}`).join('\n')
  const structure = [
    ...given.map(([name]) => `${toMarker(name)}\n{${name}}`),
    ...made.map(([name, { type }]) => `${toMarker(name)}\n{${name}}${toNote(type)}`),
    toMarker('completed'),
  ]
  const aim =
    objective ??
    `Given the fields ${toNames(Object.keys(inputs))}, produce the fields ${toNames(Object.keys(outputs))}.`
  const demanded = made.map(([name, { type }]) => {
    const form = type === 'str' ? '' : ` (must be formatted as a valid Python ${type})`
    return `\`${toMarker(name)}\`${form}`
  })
  return chat(
    system(
      `Your input fields are:\n${toList(given)}\nYour output fields are:\n${toList(made)}\n` +
        'All interactions will be structured in the following way, with the appropriate values filled in.\n\n' +
        `${structure.join('\n\n')}\nIn adhering to this structure, your objective is: \n        ${aim}`,
    ),
    `${given.map(([name, { value }]) => `${toMarker(name)}\n${value}`).join('\n\n')}\n\n` +
      `Respond with the corresponding output fields, starting with the field ${demanded.join(', then ')}, and then ending with` +
      ` the marker for \`${toMarker('completed')}\`.`,
  )
}
