/** Table and plot of the growth measurement. */
import { toCount } from './numbers.ts'

/** One curve: milliseconds against a size. */
export interface Series {
  name: string
  /** What the sizes count. */
  unit: string
  points: readonly { x: number; ms: number }[]
}

interface Context {
  machine: string
  date: string
}

/**
 * The steepest growth between two neighbouring points, as an exponent: 1 is linear, 2 quadratic. Points below one millisecond are
 * ignored, because fixed costs hide the growth there.
 */
export function toExponent({ points }: Series): number | null {
  let steepest: number | null = null
  for (let at = 1; at < points.length; at++) {
    const [before, after] = [points[at - 1]!, points[at]!]
    if (after.ms < 1) continue
    const exponent = Math.log(after.ms / Math.max(before.ms, 0.05)) / Math.log(after.x / before.x)
    steepest = steepest === null ? exponent : Math.max(steepest, exponent)
  }
  return steepest
}

/** The page docs/growth.md. */
export function toGrowthPage(series: readonly Series[], { machine, date }: Context): string {
  const rows = series.map((one) => {
    const exponent = toExponent(one)
    const cells = one.points.map(({ x, ms }) => `${toCount(x)}: ${toMs(ms)}`).join(' · ')
    return `| ${one.name} | ${one.unit} | ${cells} | ${exponent === null ? 'below 1 ms' : exponent.toFixed(2)} |`
  })
  return `${[
    '# Growth',
    '',
    `How the time of one request grows. Written by \`npm run bench:growth\` on ${date}: ${machine}. The shortest of 8 to 30 sequential`,
    'requests on one connection over loopback, no two requests alike, the mock run from the clone; image sizes count the base64 text. The exponent is the',
    'steepest one between two neighbouring points of at least 1 ms: 1 is linear.',
    '',
    '<picture><source media="(prefers-color-scheme: dark)" srcset="./growth-dark.svg"><img alt="Time against size, both axes logarithmic" src="./growth-light.svg"></picture>',
    '',
    '| what grows | counted in | size: time in ms | exponent |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n')}\n`
}

function toMs(ms: number): string {
  return ms < 10 ? ms.toFixed(2) : ms.toFixed(0)
}

const width = 960
const height = 520
const left = 64
const right = 250
const top = 24
const bottom = 48
const themes = {
  light: { paper: '#ffffff', ink: '#1f2328', grid: '#d8dee4' },
  dark: { paper: '#0d1117', ink: '#e6edf3', grid: '#30363d' },
}
const colors = ['#1f77b4', '#d9730d', '#2e9e4f', '#c6342f', '#8b5fc4', '#8c6d31', '#d4589a', '#5f7d8c', '#1a9fae']

/** The curves as an SVG with logarithmic axes. */
export function toPlot(series: readonly Series[], theme: keyof typeof themes): string {
  const { paper, ink, grid } = themes[theme]
  const points = series.flatMap((one) => one.points)
  // A size just above a power of ten does not add a decade to the axis.
  const xMax = Math.ceil(Math.log10(Math.max(...points.map(({ x }) => x))) - 0.01)
  const yMin = Math.floor(Math.log10(Math.min(...points.map(({ ms }) => ms))))
  const yMax = Math.ceil(Math.log10(Math.max(...points.map(({ ms }) => ms))))
  const toX = (x: number) => left + (Math.log10(x) / xMax) * (width - left - right)
  const toY = (ms: number) => top + ((yMax - Math.log10(ms)) / (yMax - yMin)) * (height - top - bottom)
  const lines: string[] = []
  for (let power = 0; power <= xMax; power++) {
    const x = toX(10 ** power).toFixed(1)
    lines.push(`<path d="M${x} ${top}V${height - bottom}" stroke="${grid}"/>`)
    lines.push(`<text x="${x}" y="${height - bottom + 18}" text-anchor="middle">${toCount(10 ** power)}</text>`)
  }
  for (let power = yMin; power <= yMax; power++) {
    const y = toY(10 ** power).toFixed(1)
    lines.push(`<path d="M${left} ${y}H${width - right}" stroke="${grid}"/>`)
    lines.push(`<text x="${left - 8}" y="${Number(y) + 4}" text-anchor="end">${10 ** power}</text>`)
  }
  series.forEach((one, at) => {
    const color = colors[at % colors.length]!
    const path = one.points.map(({ x, ms }) => `${toX(x).toFixed(1)} ${toY(ms).toFixed(1)}`).join('L')
    lines.push(`<path d="M${path}" fill="none" stroke="${color}" stroke-width="2"/>`)
    for (const { x, ms } of one.points)
      lines.push(`<circle cx="${toX(x).toFixed(1)}" cy="${toY(ms).toFixed(1)}" r="3" fill="${color}"/>`)
    const y = top + 14 + at * 22
    lines.push(`<rect x="${width - right + 24}" y="${y - 9}" width="12" height="12" fill="${color}"/>`)
    lines.push(`<text x="${width - right + 42}" y="${y + 2}">${one.name}</text>`)
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="${ink}">
<rect width="${width}" height="${height}" fill="${paper}"/>
${lines.join('\n')}
<text x="${(left + width - right) / 2}" y="${height - 8}" text-anchor="middle">size (bytes, words, fixtures, connections, requests)</text>
<text transform="translate(14 ${(top + height - bottom) / 2}) rotate(-90)" text-anchor="middle">milliseconds per request</text>
</svg>
`
}
