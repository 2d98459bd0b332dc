/** The parameters of the answer: stream, thinking, format, budget, stop strings, sampling. */
import { findModel, type SamplingName } from '../../../../openapi/models.ts'
import { useState } from 'preact/hooks'
import { getAt, isObject } from '../state/json-edit.ts'
import { members, model, setMember } from '../state/request.ts'
import { Check, NumberField, SelectField, TextField } from './controls.tsx'
import { ResponseFormat } from './response-format.tsx'
import { strings } from './strings.ts'

const texts = strings.options
const samplingNames: readonly SamplingName[] = ['temperature', 'top_p', 'n', 'presence_penalty', 'frequency_penalty']

/** The section of options. */
export function Options() {
  const body = members.value
  const isStream = body['stream'] === true
  return (
    <section class="form-section" aria-labelledby="composer-options">
      <h3 id="composer-options">{texts.title}</h3>
      <div class="option-grid">
        <Check
          label={texts.stream}
          checked={isStream}
          onChange={(on) => {
            setMember(['stream'], on ? true : undefined)
            if (!on) setMember(['stream_options'], undefined)
          }}
        />
        <Check
          label={texts.usage}
          checked={getAt(body, ['stream_options', 'include_usage']) === true}
          disabled={!isStream}
          onChange={(on) => setMember(['stream_options'], on ? { include_usage: true } : undefined)}
        />
      </div>
      <div class="option-grid">
        <Thinking />
        <NumberField
          label={texts.maxTokens}
          path={['max_completion_tokens']}
          placeholder={texts.modelDefault(findModel(model.value)?.output.default ?? 32768)}
        />
        <ResponseFormat />
      </div>
      <StopStrings />
      <More />
    </section>
  )
}

/** Parameters that few requests set; rendered once they are opened. */
function More() {
  const [isOpen, setOpen] = useState(false)
  return (
    <details class="more" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{texts.more}</summary>
      {isOpen ? <MoreFields /> : null}
    </details>
  )
}

function MoreFields() {
  return (
    <div class="option-grid">
      {samplingNames.map((name) => (
        <NumberField key={name} label={texts.names[name]} path={[name]} placeholder={toPlaceholder(name)} />
      ))}
      <Check
        label={texts.logprobs}
        checked={members.value['logprobs'] === true}
        onChange={(on) => setMember(['logprobs'], on || undefined)}
      />
      <NumberField label={texts.names.top_logprobs} path={['top_logprobs']} placeholder={texts.notSet} />
      <TextField label={texts.cacheKey} path={['prompt_cache_key']} />
      <TextField label={texts.safety} path={['safety_identifier']} />
    </div>
  )
}

function Thinking() {
  const { thinking } = findModel(model.value) ?? { thinking: null }
  const value = members.value['thinking']
  const type = getAt(value, ['type'])
  const setThinking = (name: string, next: string) => {
    const base = isObject(value) ? value : {}
    const changed = Object.fromEntries(Object.entries({ ...base, [name]: next }).filter(([, one]) => one !== ''))
    setMember(['thinking'], Object.keys(changed).length === 0 ? undefined : changed)
  }
  const efforts = thinking?.efforts ?? []
  const effort = members.value['reasoning_effort']
  return (
    <>
      <SelectField
        label={texts.thinking}
        value={typeof type === 'string' ? type : ''}
        options={[
          ['', thinking === null || thinking.form === 'none' ? texts.notSet : `${texts.notSet} (${thinking.default})`],
          ['enabled', 'enabled'],
          ['disabled', 'disabled'],
        ]}
        onChange={(next) => setThinking('type', next)}
      />
      {efforts.length > 0 || typeof effort === 'string' ? (
        <SelectField
          label={texts.effort}
          value={typeof effort === 'string' ? effort : ''}
          options={[
            ['', `${texts.notSet} (${thinking?.default_effort ?? ''})`],
            ...[...new Set([...efforts, ...(typeof effort === 'string' && effort !== '' ? [effort] : [])])].map(
              (one): [string, string] => [one, one],
            ),
          ]}
          onChange={(next) => setMember(['reasoning_effort'], next === '' ? undefined : next)}
        />
      ) : null}
      {(thinking?.keep.length ?? 0) > 0 ? (
        <SelectField
          label={texts.keep}
          value={getAt(value, ['keep']) === 'all' ? 'all' : ''}
          options={[
            ['', texts.notSet],
            ['all', 'all'],
          ]}
          onChange={(next) => setThinking('keep', next)}
        />
      ) : null}
    </>
  )
}

function StopStrings() {
  const lines = [members.value['stop']].flat().filter((one) => typeof one === 'string')
  return (
    <label class="field">
      <span class="field-hint">
        {texts.stop}. {texts.stopHint}
      </span>
      <textarea
        class="area mono"
        rows={1}
        spellcheck={false}
        value={lines.join('\n')}
        onInput={(event) => {
          const text = event.currentTarget.value
          setMember(['stop'], text === '' ? undefined : text.split('\n'))
        }}
      />
    </label>
  )
}

function toPlaceholder(name: SamplingName): string {
  const bounds = findModel(model.value)?.sampling[name]
  if (bounds === undefined) return texts.notSet
  return texts.modelDefault(bounds.kind === 'fixed' ? bounds.thinking : bounds.default)
}
