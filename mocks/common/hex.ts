/** The two hexadecimal digits of each byte. A look-up is several times faster than `toString(16)`, and each answer has sixty digits. */
const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** The two digits of the lowest byte of a number. */
export function hex2(value: number): string {
  return digits[value & 255]!
}

/** The eight digits of a 32-bit number. */
export function hex8(value: number): string {
  return hex2(value >>> 24) + hex2(value >>> 16) + hex2(value >>> 8) + hex2(value)
}
