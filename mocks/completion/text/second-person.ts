/** Turns statements of the user into statements of the assistant. */

/** A statement of the user, as the assistant says it. */
export function toSecondPerson(statement: string): string {
  return statement
    .replace(/^(?:just )?call me\b/i, 'your name is')
    .replace(/\bI am\b|\bI['’]m\b/gi, 'you are')
    .replace(/\bI['’]ve\b/gi, 'you have')
    .replace(/\bI was\b/g, 'you were')
    .replace(/\bmy\b/gi, 'your')
    .replace(/\bmine\b/gi, 'yours')
    .replace(/\bI\b/g, 'you')
    .replace(/\bme\b/g, 'you')
    .replace(/我的/g, '你的')
    .replace(/我/g, '你')
}
