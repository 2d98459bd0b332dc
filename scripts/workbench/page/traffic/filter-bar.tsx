/** Search and filters of the list, and the actions on the whole list: clear, open and save. */
import { useRef } from 'preact/hooks'
import { version } from '../state/environment.ts'
import { go } from '../state/router.ts'
import { addFileEntries, clearTraffic, filter, findEntries, rows, shownRows } from '../state/traffic.ts'
import { Button } from '../ui/button.tsx'
import { notify, notifyError } from '../ui/toast.tsx'
import { readHar, toHarText } from './har.ts'
import { saveFile } from './save-file.ts'
import type { TrafficFilter } from './rows.ts'
import { trafficStrings as strings } from './strings.ts'

/** The bar above the list. */
export function FilterBar() {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div class="filter-bar">
      <input
        type="search"
        aria-label={strings.search}
        placeholder={strings.searchPlaceholder}
        value={filter.value.search}
        onInput={(event) => change({ search: event.currentTarget.value })}
      />
      <Choice
        label={strings.filters.status}
        value={filter.value.status}
        choices={strings.filters.statuses}
        onChange={(status) => change({ status: status as TrafficFilter['status'] })}
      />
      <Choice
        label={strings.filters.verdict}
        value={filter.value.verdict}
        choices={strings.filters.verdicts}
        onChange={(verdict) => change({ verdict: verdict as TrafficFilter['verdict'] })}
      />
      <Choice
        label={strings.filters.source}
        value={filter.value.source}
        choices={strings.filters.sources}
        onChange={(source) => change({ source: source as TrafficFilter['source'] })}
      />
      <span class="filter-count quiet" role="status">
        {strings.counted(shownRows.value.length, rows.value.length)}
      </span>
      <span class="filter-actions">
        <input
          ref={input}
          type="file"
          accept=".har,.json,application/json"
          hidden
          onChange={(event) => void openFiles(event.currentTarget.files)}
        />
        <Button kind="quiet" onClick={() => input.current?.click()}>
          {strings.importHar}
        </Button>
        <Button kind="quiet" disabled={shownRows.value.length === 0} onClick={() => exportHar().catch(notifyError)}>
          {strings.exportHar}
        </Button>
        <Button kind="quiet" disabled={rows.value.length === 0} onClick={clear}>
          {strings.clear}
        </Button>
      </span>
    </div>
  )
}

/** The opened request is closed as well, since it is no longer kept. */
function clear(): void {
  go('traffic')
  clearTraffic().catch(notifyError)
}

function change(part: Partial<TrafficFilter>): void {
  filter.value = { ...filter.value, ...part }
}

interface ChoiceProps {
  label: string
  value: string
  choices: Readonly<Record<string, string>>
  onChange: (value: string) => void
}

function Choice({ label, value, choices, onChange }: ChoiceProps) {
  return (
    <label class="filter-choice">
      <span class="quiet">{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{strings.filters.all}</option>
        {Object.entries(choices).map(([id, text]) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Adds the requests of HAR files to the list. */
export async function openFiles(files: FileList | null): Promise<void> {
  for (const file of files ?? []) {
    try {
      const { entries, skipped } = readHar(await file.text(), file.name)
      if (entries.length === 0) throw new Error(strings.noEntries)
      addFileEntries(entries)
      notify(strings.opened(file.name, entries.length, skipped))
    } catch (error) {
      notify(strings.badHar(file.name, error instanceof Error ? error.message : String(error)), 'bad')
    }
  }
}

/** Saves the listed requests as one file; those that are no longer kept are left out. */
async function exportHar(): Promise<void> {
  const ids = shownRows.value.map(({ id }) => id)
  const entries = await findEntries(ids)
  if (entries.length < ids.length) notify(strings.gone, 'bad')
  saveFile('kimi-traffic.har', toHarText(entries.toReversed(), version.value))
}
