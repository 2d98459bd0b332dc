/** Extra headers, and the answer of the mock that `Prefer` picks. */
import { setTypedKey } from '../state/environment.ts'
import { headerRows, type HeaderRow } from '../state/request.ts'
import { Button } from '../ui/button.tsx'
import { notify } from '../ui/toast.tsx'
import { PreferFields } from './prefer.tsx'
import { strings } from './strings.ts'

const texts = strings.headers

/** The headers tab. */
export function HeadersTab() {
  const rows = headerRows.value
  const change = (at: number, row: Partial<HeaderRow>) => {
    headerRows.value = rows.map((old, index) => (index === at ? { ...old, ...row } : old))
  }
  return (
    <div class="composer-form">
      <section class="form-section" aria-labelledby="composer-headers">
        <h3 id="composer-headers">{texts.title}</h3>
        <p class="field-hint">{texts.about}</p>
        {rows.map((row, at) => (
          <div key={at} class="header-row">
            <input
              class="mono"
              aria-label={texts.name}
              placeholder={texts.name}
              spellcheck={false}
              value={row.name}
              onInput={(event) => change(at, { name: event.currentTarget.value })}
              onBlur={() => moveKey(at)}
            />
            <input
              class="mono"
              aria-label={texts.value}
              placeholder={texts.value}
              spellcheck={false}
              autocomplete="off"
              value={row.value}
              onInput={(event) => change(at, { value: event.currentTarget.value })}
              onBlur={() => moveKey(at)}
            />
            <Button
              kind="quiet"
              label={texts.remove(row.name)}
              onClick={() => (headerRows.value = rows.filter((_, index) => index !== at))}
            >
              ✕
            </Button>
          </div>
        ))}
        <div>
          <Button onClick={() => (headerRows.value = [...rows, { name: '', value: '' }])}>+ {texts.add}</Button>
        </div>
      </section>
      <PreferFields />
    </div>
  )
}

/** A key belongs into the key field, from where it is never stored. */
function moveKey(at: number): void {
  const row = headerRows.value[at]
  if (row === undefined || row.name.trim().toLowerCase() !== 'authorization' || row.value.trim() === '') return
  setTypedKey(row.value.replace(/^\s*Bearer\s+/i, '').trim())
  headerRows.value = headerRows.value.filter((_, index) => index !== at)
  notify(texts.secret)
}
