/** The `Prefer` header of the mock as fields: what the picker reads and writes. */

export interface PreferFields {
  /** Id of a scenario; empty for none. */
  example: string
  /** Id of a fault; empty for none. */
  fault: string
  /** A status instead of an id; empty for none. */
  code: string
  /** Seconds; empty for none. */
  wait: string
  /** How many requests it applies to; empty for every one. */
  times: string
}

const none: PreferFields = { example: '', fault: '', code: '', wait: '', times: '' }

/** The fields of a header. Preferences that are not the mock's are left out. */
export function readPrefer(header: string): PreferFields {
  const fields = { ...none }
  for (const part of header.split(',')) {
    const [first = '', ...parameters] = part.split(';')
    const [, name = '', value = ''] = /^\s*(example|fault|code|wait)\s*=\s*"?([^"]*?)"?\s*$/i.exec(first) ?? []
    if (name === '') continue
    fields[name.toLowerCase() as keyof PreferFields] = value
    const times = parameters.map((one) => /^\s*times\s*=\s*(\d+)\s*$/i.exec(one)?.[1]).find((one) => one !== undefined)
    if (times !== undefined) fields.times = times
  }
  return fields
}

/** The header of the fields; empty if none is filled. */
export function writePrefer({ example, fault, code, wait, times }: PreferFields): string {
  const counted = (text: string) => (times === '' ? text : `${text}; times=${times}`)
  return [
    ...(example === '' ? [] : [counted(`example=${example}`)]),
    ...(fault === '' ? [] : [counted(`fault=${fault}`)]),
    ...(code === '' ? [] : [counted(`code=${code}`)]),
    ...(wait === '' ? [] : [`wait=${wait}`]),
  ].join(', ')
}
