/** Writes dates in the form that a description gives, such as `MM/DD/YYYY`. */

const forms = /\b(?:(?:yyyy|mm|dd)[-/.](?:mm|dd)[-/.](?:yyyy|dd|yy)|(?:month|mmmm) dd?,? yyyy|yyyy-mm-dd|yyyymmdd)\b/i
const months = 'January February March April May June July August September October November December'.split(' ')

/** The form of dates that a description gives; undefined where it gives none. */
export function findDateForm(description: string): string | undefined {
  return forms.exec(description)?.[0].toLowerCase()
}

/** A date such as `2027-03-09` in a form. */
export function toDateForm(date: string, form: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return form.replace('month', 'mmmm').replaceAll(/yyyy|yy|mmmm|mm|dd?/g, (part) => {
    if (part === 'mmmm') return months[Number(month) - 1] ?? month
    if (part === 'mm') return month
    if (part.startsWith('d')) return part === 'd' ? String(Number(day)) : day
    return part === 'yy' ? year.slice(2) : year
  })
}
