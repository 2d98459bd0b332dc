/** The model and its rules: context, input, thinking, fixed sampling values, price. */
import { findModel, models, type ModelRow } from '../../../../openapi/models.ts'
import { model, setMember } from '../state/request.ts'
import { toGrouped } from '../ui/format.ts'
import { strings } from './strings.ts'

const texts = strings.model

/** The model field with its rules. */
export function ModelSection() {
  const row = findModel(model.value)
  return (
    <section class="form-section model-section">
      <label class="inline-field">
        <span>{texts.label}</span>
        <input
          list="composer-models"
          class="mono"
          value={model.value}
          aria-describedby="composer-model-rules"
          spellcheck={false}
          onInput={(event) => setMember(['model'], event.currentTarget.value)}
        />
      </label>
      <datalist id="composer-models">
        {models.map(({ id }) => (
          <option key={id} value={id} />
        ))}
      </datalist>
      <ul id="composer-model-rules" class="model-rules">
        {(row === null ? [texts.unknown] : listRules(row)).map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </section>
  )
}

function listRules(row: ModelRow): string[] {
  const { thinking, sampling, price, input } = row
  const efforts = thinking.efforts.length === 0 ? '' : ` ${thinking.efforts.join(', ')}`
  const temperature = sampling.temperature
  return [
    ...(row.status === 'retired' ? [texts.retired(row.retired)] : []),
    texts.context(toGrouped(row.context_length)),
    texts.input(input.join(', ')),
    texts.thinking[thinking.form] + efforts,
    ...(temperature.kind === 'range'
      ? [texts.range('temperature', temperature.min, temperature.max)]
      : temperature.thinking === temperature.plain || !thinking.disabled_accepted
        ? [texts.fixed('temperature', temperature.thinking)]
        : [`${texts.fixed('temperature', temperature.thinking)} (${temperature.plain} without thinking)`]),
    ...(price.usd === null ? [] : [texts.price(price.usd.input, price.usd.output, price.usd.cache_hit)]),
  ]
}
