/** Finds the addresses of a host name. Private addresses belong to this machine or its network, which a page must not reach without the user's consent. */
import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

const privateBlocks = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  privateBlocks.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  privateBlocks.addSubnet(network, prefix, 'ipv6')

/** Whether an address is not one of the public internet (RFC 6890); IPv4 addresses in IPv6 form are read as IPv4. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 0) return true
  return privateBlocks.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

/** The addresses of a host, sorted; an IP address is its own. @throws the resolver's error */
export async function resolveHost(hostname: string): Promise<string[]> {
  const bare = hostname.replace(/^\[|\]$/g, '')
  if (isIP(bare) !== 0) return [bare]
  const found = await lookup(bare, { all: true })
  return [...new Set(found.map(({ address }) => address))].sort()
}

/** The addresses of `found` that are private and not among the accepted ones. */
export function findForbidden(found: readonly string[], accepted: readonly string[] | null): string[] {
  if (accepted === null) return []
  return found.filter((address) => isPrivateAddress(address) && !accepted.includes(address))
}
