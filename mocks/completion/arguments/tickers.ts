/** The ticker symbols of well-known companies and coins, with the names that texts use. */
const tickers: readonly (readonly [symbol: string, names: RegExp])[] = [
  ['AAPL', /\bapple\b/i],
  ['MSFT', /\bmicrosoft\b/i],
  ['GOOGL', /\b(?:google|alphabet)\b/i],
  ['AMZN', /\bamazon\b/i],
  ['TSLA', /\btesla\b/i],
  ['NVDA', /\bnvidia\b/i],
  ['META', /\b(?:meta|facebook)\b/i],
  ['NFLX', /\bnetflix\b/i],
  ['INTC', /\bintel\b/i],
  ['AMD', /\bamd\b/i],
  ['IBM', /\bibm\b/i],
  ['ORCL', /\boracle\b/i],
  ['ADBE', /\badobe\b/i],
  ['CRM', /\bsalesforce\b/i],
  ['DIS', /\bdisney\b/i],
  ['UBER', /\buber\b/i],
  ['SPOT', /\bspotify\b/i],
  ['BABA', /\balibaba\b/i],
  ['TSM', /\btsmc\b/i],
  ['SONY', /\bsony\b/i],
  ['BTC', /\bbitcoin\b/i],
  ['ETH', /\bethereum\b/i],
]

/** The ticker symbols that a text writes, otherwise those of the companies that it names, in their order in the text. */
export function findTickers(text: string): string[] {
  const sample = text.slice(0, 2000)
  const spelled = Array.from(
    sample.matchAll(/(?<![\w$])\$?([A-Z]{2,5})(?![\w])/g),
    (match) => match[1] as string,
  ).filter(
    (symbol) => !/^(?:USD|EUR|GBP|CEO|CFO|IPO|API|ETF|NYSE|NASDAQ|US|UK|EU|AI|PM|AM|OK|ID|SEC|JSON)$/.test(symbol),
  )
  if (spelled.length > 0) return [...new Set(spelled)]
  return tickers
    .map(([symbol, names]) => ({ symbol, at: sample.search(names) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)
    .map(({ symbol }) => symbol)
}
