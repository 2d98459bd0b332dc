/** Rules for telephone numbers, also where the property is only called `number` or `to` and the text gives an international number. */
import type { Facts } from '../facts.ts'
import type { Rule } from './property.ts'

const scanned = 2000
const international = /\+\d[\d ()-]{7,18}\d/
const phone = /\+?\(?\d[\d ()-]{6,18}\d/
/** A call or a message to a number. */
const calls = /\bphone\b|\btelephone\b|\bsms\b|\btext message\b|\bwhatsapp\b|\bdial\b/i

function findPhone({ text }: Facts): string | undefined {
  return phone.exec(text.slice(0, scanned))?.[0]
}

/** Before the rules for numbers in general. */
export const numberedPhoneRules: readonly Rule[] = [
  {
    name: /^(?:number|num|to|recipient|callee|to_?number)$/,
    find: (facts, about) => [
      calls.test(about) ? findPhone(facts) : international.exec(facts.text.slice(0, scanned))?.[0],
    ],
  },
]

export const phoneRules: readonly Rule[] = [{ name: /phone|tel(?:$|_)|mobile/, find: (facts) => [findPhone(facts)] }]
