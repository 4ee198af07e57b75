import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The top of this checkout: what the guest sees as /proj unless told otherwise. */
export const checkoutDir = fileURLToPath(new URL('../..', import.meta.url))

/** Kernel, initramfs and transpiled sources; may be deleted at any time while no guest runs. */
export const rigCacheDir = join(checkoutDir, '.cache', 'rig')
