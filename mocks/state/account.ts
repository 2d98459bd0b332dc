/**
 * The account's money: what `GET /v1/users/me/balance` tells, and the refusals when it runs out.
 * Arithmetic of the three numbers: docs of the balance page (2026-08); texts of the refusals: facts §5.2.
 */
import type { Refusal } from '../request/reply.ts'
import { findScenario } from '../scenarios/index.ts'

export interface Balance {
  available_balance: number
  voucher_balance: number
  cash_balance: number
}

export interface Account {
  balance(): Balance
  /** Takes the price of an answer, vouchers first; nothing where no balance was set. */
  charge(price: number): void
  /** The refusal of an account without money; null while there is some. */
  refuse(): Refusal | null
  clear(): void
}

/** How many refusals say that money is running low before they say it is gone: "the first few", so the number is ours. */
const warnings = 3

/** Creates an account; without money of its own it owns the numbers of the docs' example for ever. */
export function createAccount(money: { cash: number; voucher?: number } | null): Account {
  let voucher = 0
  let cash = 0
  let refused = 0

  function clear(): void {
    voucher = money ? (money.voucher ?? 0) : 46.58893
    cash = money ? money.cash : 3.00001
    refused = 0
  }

  function balance(): Balance {
    // "When cash is negative, available equals voucher"; never below 0 in the recorded deficit.
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
    clear,
  }
}

/** Up to five decimals, as documented. */
function round(value: number): number {
  return Math.round(value * 1e5) / 1e5
}
