import { expect, test } from 'vitest'
import { findForbidden, isPrivateAddress } from '../../../../scripts/workbench/addresses.ts'

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.255.255',
  '192.168.0.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '::1',
  '::',
  'fe80::1',
  'fd00::1',
  '::ffff:127.0.0.1',
  '::ffff:a9fe:a9fe',
  'no address',
])('%s is private', (address) => expect(isPrivateAddress(address)).toBe(true))

test.each(['1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is public', (address) =>
  expect(isPrivateAddress(address)).toBe(false),
)

test('a private address is forbidden unless it was accepted', () => {
  expect(findForbidden(['1.1.1.1', '10.0.0.1', '::1'], ['10.0.0.1'])).toEqual(['::1'])
  expect(findForbidden(['10.0.0.1'], null)).toEqual([])
})
