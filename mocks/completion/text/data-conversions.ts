/** Converts data that a text contains: JSON to YAML, and the plain lines of YAML to JSON. */
import { guard } from '../cues.ts'
import { findObjects } from '../json-in-text.ts'
import { toDataFormat } from './data-formats.ts'

const toYaml = guard(/\bjson\b[^{\n]{0,40}\b(?:to|into|as|in) (?:valid )?ya?ml\b/i)
const toJson = guard(/\bya?ml\b[^:\n]{0,40}\b(?:to|into|as|in) (?:valid )?json\b[^:\n]{0,40}:\s*\n([\s\S]{3,8000})$/i)
const line = /^([\p{L}_][\p{L}\d_-]{0,60}):[ \t]{1,4}(\S.{0,400}?)[ \t]*$/u

/** The converted data; null where a text asks for no such conversion, or its data have another form. */
export function convertData(text: string): string | null {
  if (text.length > 10_000) return null
  if (toYaml.test(text)) {
    const [found] = findObjects(text)
    return found === undefined ? null : toDataFormat(found.value, 'yaml', text)
  }
  const lines = toJson
    .exec(text)?.[1]
    ?.split('\n')
    .filter((one) => one.trim() !== '' && !one.startsWith('\u0060\u0060\u0060'))
  const members = lines?.map((one) => line.exec(one))
  if (members === undefined || members.length === 0 || members.some((member) => member === null)) return null
  return JSON.stringify(Object.fromEntries(members.map((member) => [member?.[1] ?? '', toValue(member?.[2] ?? '')])))
}

function toValue(written: string): unknown {
  if (/^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/.test(written)) return Number(written)
  if (written === 'true' || written === 'false') return written === 'true'
  return written === 'null' || written === '~' ? null : written.replaceAll(/^["']|["']$/g, '')
}
