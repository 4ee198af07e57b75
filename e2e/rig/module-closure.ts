/** What `modules.dep` says: path of a module, and the paths of those it needs. */
export type ModuleDependencies = ReadonlyMap<string, readonly string[]>

/** Reads lines such as `kernel/fs/ext4/ext4.ko: kernel/lib/crc16.ko kernel/fs/mbcache.ko`. */
export function parseModuleDependencies(text: string): ModuleDependencies {
  const dependencies = new Map<string, readonly string[]>()
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':')
    if (colon < 0) continue
    dependencies.set(
      line.slice(0, colon),
      line
        .slice(colon + 1)
        .split(' ')
        .filter(Boolean),
    )
  }
  return dependencies
}

/** `kernel/drivers/hid/hid-generic.ko` is module `hid_generic`: the kernel takes the two signs for the same. */
export const moduleName = (path: string): string =>
  path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.ko$/, '')
    .replaceAll('-', '_')

/**
 * The paths of the named modules and all they need, in an order in which each can be loaded.
 * Names that are no module (built into the kernel, or unknown) come back in `absent`.
 */
export function moduleClosure(
  dependencies: ModuleDependencies,
  names: readonly string[],
): { readonly paths: readonly string[]; readonly absent: readonly string[] } {
  const pathOf = new Map([...dependencies.keys()].map((path) => [moduleName(path), path]))
  const done = new Set<string>()
  const add = (path: string): void => {
    if (done.has(path)) return
    for (const needed of dependencies.get(path) ?? []) add(needed)
    done.add(path)
  }
  const absent: string[] = []
  for (const name of names) {
    const path = pathOf.get(name)
    if (path === undefined) absent.push(name)
    else add(path)
  }
  return { paths: [...done], absent }
}
