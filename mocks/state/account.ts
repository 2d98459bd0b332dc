/**
 * The balance of the account: what `GET /v1/users/me/balance` returns (docs/api/balance), and the refusals when it is spent
 * (docs/api/errors).
 */
import type { Refusal } from '../reply/index.ts'
import { findScenario } from '../scenarios/index.ts'

export interface Balance {
  available_balance: number
  voucher_balance: number
  cash_balance: number
}

export interface Account {
  balance(): Balance
  /** Subtracts the price of an answer, vouchers first; does nothing if no balance was set. */
  charge(price: number): void
  /** The refusal of an account whose balance is spent; otherwise null. */
  refuse(): Refusal | null
  /** Sets another balance; null for none. */
  set(money: { cash: number; voucher?: number } | null): void
  clear(): void
}

/** How many refusals have the text about a low balance before the one about a spent balance: "the first few" (the number is unverified). */
const warnings = 3

/** Creates an account. Without a balance it has the numbers of the documentation's example. */
export function createAccount(start: { cash: number; voucher?: number } | null): Account {
  let money = start
  let voucher = 0
  let cash = 0
  let refused = 0

  function clear(): void {
    voucher = money ? (money.voucher ?? 0) : 46.58893
    cash = money ? money.cash : 3.00001
    refused = 0
  }

  function balance(): Balance {
    // "When cash is negative, available equals voucher"; in the recorded deficit it is never below 0.
    const available = Math.max(0, cash) + voucher
    return { available_balance: round(available), voucher_balance: round(voucher), cash_balance: round(cash) }
  }

  clear()
  return {
    balance,
    charge(price) {
      if (!money || !(price > 0)) return
      const fromVoucher = Math.min(voucher, price)
      voucher -= fromVoucher
      cash -= price - fromVoucher
    },
    refuse() {
      if (!money || Math.max(0, cash) + voucher > 0) return null
      refused++
      const id = refused <= warnings ? 'exceeded_current_quota_error.running_low' : 'exceeded_current_quota_error'
      const { status, type, body } = findScenario(id)!
      const { error } = JSON.parse(body) as { error: { message: string } }
      return { status, type: type ?? '', message: error.message }
    },
    set(given) {
      money = given
      clear()
    },
    clear,
  }
}

/** Up to five decimals, as documented. */
function round(value: number): number {
  return Math.round(value * 1e5) / 1e5
}
