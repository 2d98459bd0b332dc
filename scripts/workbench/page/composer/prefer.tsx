/** Picks the answer of the mock for this request: scenario, fault or status, how often, and a delay. */
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { toPlain } from '../controls/catalogue.ts'
import { callJson } from '../state/api.ts'
import { headerRows, setHeader } from '../state/request.ts'
import { Field } from '../ui/field.tsx'
import { readPrefer, writePrefer, type PreferFields as Fields } from './prefer-header.ts'
import { strings } from './strings.ts'

const texts = strings.headers

interface Choices {
  scenarios: readonly { id: string; status: number; about: string }[]
  faults?: readonly { id: string; about: string }[]
}

const choices = signal<Choices>({ scenarios: [] })

/** The fields of `Prefer`. */
export function PreferFields() {
  useEffect(() => void load(), [])
  const fields = readPrefer(headerRows.value.find(({ name }) => name.toLowerCase() === 'prefer')?.value ?? '')
  const change = (part: Partial<Fields>) => setHeader('Prefer', writePrefer({ ...fields, ...part }))
  const scenario = fields.example === '' ? '' : `example=${fields.example}`
  const picked = fields.fault === '' ? scenario : `fault=${fields.fault}`
  const ids = [...choices.value.scenarios, ...(choices.value.faults ?? [])].map(({ id }) => id)
  const about = [...choices.value.scenarios, ...(choices.value.faults ?? [])].find(
    ({ id }) => id === (fields.example || fields.fault),
  )?.about
  return (
    <section class="form-section" aria-labelledby="composer-prefer">
      <h3 id="composer-prefer">{texts.prefer}</h3>
      <p class="field-hint">{texts.preferAbout}</p>
      <Field label={texts.scenario} hint={about === undefined ? undefined : toPlain(about)}>
        {({ id, describedBy }) => (
          <select
            id={id}
            aria-describedby={describedBy}
            value={picked}
            onChange={(event) => {
              const [name = '', ...rest] = event.currentTarget.value.split('=')
              change({ example: '', fault: '', code: '', [name === '' ? 'example' : name]: rest.join('=') })
            }}
          >
            <option value="">{texts.ordinary}</option>
            {groupByStatus(choices.value.scenarios).map(([status, group]) => (
              <optgroup key={status} label={texts.scenarios(status)}>
                {group.map((one) => (
                  <option key={one.id} value={`example=${one.id}`}>
                    {one.id}
                  </option>
                ))}
              </optgroup>
            ))}
            <optgroup label={texts.faults}>
              {(choices.value.faults ?? []).map((one) => (
                <option key={one.id} value={`fault=${one.id}`}>
                  {one.id}
                </option>
              ))}
            </optgroup>
            {picked === '' || ids.includes(picked.slice(picked.indexOf('=') + 1)) ? null : (
              <option value={picked}>{picked}</option>
            )}
          </select>
        )}
      </Field>
      <div class="option-grid">
        <Field label={texts.code} hint={texts.codeHint}>
          {({ id, describedBy }) => (
            <>
              <input
                id={id}
                type="number"
                min="200"
                max="599"
                list={`${id}-codes`}
                aria-describedby={describedBy}
                value={fields.code}
                onInput={(event) => change({ example: '', fault: '', code: event.currentTarget.value })}
              />
              <datalist id={`${id}-codes`}>
                {groupByStatus(choices.value.scenarios).map(([status]) => (
                  <option key={status} value={status} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Field label={texts.times} hint={texts.timesHint}>
          {({ id, describedBy }) => (
            <input
              id={id}
              type="number"
              min="1"
              aria-describedby={describedBy}
              disabled={picked === '' && fields.code === ''}
              value={fields.times}
              onInput={(event) => change({ times: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field label={texts.wait}>
          {({ id }) => (
            <input
              id={id}
              type="number"
              min="0"
              max="600"
              step="0.1"
              value={fields.wait}
              onInput={(event) => change({ wait: event.currentTarget.value })}
            />
          )}
        </Field>
      </div>
    </section>
  )
}

async function load(): Promise<void> {
  if (choices.value.scenarios.length > 0) return
  try {
    choices.value = await callJson<Choices>('scenarios')
  } catch {
    // The banner says when the server does not answer; the menu then has the chosen id only.
  }
}

function groupByStatus(scenarios: Choices['scenarios']): [status: number, group: Choices['scenarios']][] {
  const groups = new Map<number, Choices['scenarios'][number][]>()
  for (const one of scenarios) groups.set(one.status, [...(groups.get(one.status) ?? []), one])
  return [...groups].sort(([a], [b]) => a - b)
}
