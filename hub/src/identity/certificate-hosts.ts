// Under which names and addresses the hub's certificate must be good.
import { isIP } from 'node:net'

/** As `os.networkInterfaces()` gives them. */
export type NetworkInterfaces = Readonly<
  Record<string, readonly { readonly address: string; readonly internal: boolean }[] | undefined>
>

const dnsName = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/

/** Names no browser could ask for, and addresses that hold on one link only, are left out. */
export const certificateHosts = (machine: {
  readonly hostName: string
  readonly interfaces: NetworkInterfaces
  /** What the hub listens on and is known as: `HOST`, the hall's own names. */
  readonly given: readonly string[]
}): readonly string[] => {
  const addresses = Object.values(machine.interfaces).flatMap((entries = []) =>
    entries.filter(({ internal }) => !internal).map(({ address }) => address),
  )
  const name = machine.hostName.toLowerCase()
  const all = ['localhost', '127.0.0.1', '::1', name, ...machine.given, ...addresses]
  const usable = all
    .map((host) => host.toLowerCase().replace(/^\[|\]$/g, ''))
    .filter((host) => host !== '0.0.0.0' && host !== '::' && !host.startsWith('fe80:') && !host.includes('%'))
    .filter((host) => isIP(host) !== 0 || dnsName.test(host))
  return [...new Set(usable)]
}
