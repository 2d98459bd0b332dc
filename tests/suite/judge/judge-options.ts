/** Refuses options of a judge that it would ignore or fail on, with a reason. */
import { operations } from '../../../openapi/document.ts'
import { findMisspelt } from '../../../openapi/nearest-names.ts'
import { isObject } from './assembly.ts'
import { describeValue, JudgeInputError } from './describe-value.ts'

type Forms = Readonly<Record<string, readonly [expected: string, fits: (value: unknown) => boolean]>>

const isBoolean = (value: unknown) => typeof value === 'boolean'
const isStatus = (value: unknown) => Number.isInteger(value) && Number(value) >= 100 && Number(value) <= 999
const isCheck = (value: unknown) =>
  isObject(value) && typeof value.name === 'string' && typeof value.inspect === 'function'

/** Whether a value is the id of an operation of the contract. */
export function isOperationId(value: unknown): boolean {
  return operations.some((one) => one.operationId === value)
}

const forms: Forms = {
  operationId: [`one of ${operations.map((one) => one.operationId).join(', ')}`, isOperationId],
  request: ['the body of a request as an object', (value) => isObject(value)],
  status: ['a status from 100 to 999', isStatus],
  profile: ["'official' or 'vendor'", (value) => value === 'official' || value === 'vendor'],
  strict: ['true or false', isBoolean],
  needsKey: ['true or false', isBoolean],
  expect: [
    'null or an object with a status',
    (value) => value === null || (isObject(value) && [value.status].flat().every(isStatus)),
  ],
  checks: [
    'an array of at least one check',
    (value) => Array.isArray(value) && value.length > 0 && Array.from(value).every(isCheck),
  ],
}

/** @throws JudgeInputError at the first option that does not fit. */
export function assertJudgeOptions(options: unknown): void {
  if (!isObject(options) || Array.isArray(options))
    throw new JudgeInputError(`the options are an object such as { profile: 'vendor' }, not ${describeValue(options)}`)
  for (const [name, value] of Object.entries(options)) {
    const meant = findMisspelt(name, Object.keys(forms))
    if (meant !== null) throw new JudgeInputError(`there is no option ${JSON.stringify(name)}; did you mean ${meant}?`)
    const form = Object.hasOwn(forms, name) ? forms[name] : undefined
    if (form === undefined || value === undefined) continue
    if (!form[1](value))
      throw new JudgeInputError(
        `option ${name} must be ${form[0]}, not ${typeof value === 'string' ? JSON.stringify(value.slice(0, 80)) : describeValue(value)}`,
      )
  }
}
