/** Two hexadecimal digits for each byte: a look-up is several times faster than `toString(16)`, and each answer needs sixty digits. */
const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** The two digits of the lowest byte of a number. */
export function hex2(value: number): string {
  return digits[value & 255]!
}

/** The eight digits of a number of 32 bits. */
export function hex8(value: number): string {
  return hex2(value >>> 24) + hex2(value >>> 16) + hex2(value >>> 8) + hex2(value)
}
