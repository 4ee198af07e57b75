// From a data folder to a hub: lock, keys, store, state, configuration. Shared by the server and the command line.
import { openDataFolder } from '../store/data-folder.ts'
import { deriveKey, webhookSecret } from '../store/key-derivation.ts'
import { keysDirOf, openKeys } from '../store/keys.ts'
import { openStore } from '../store/open-store.ts'
import { randomBytes } from 'node:crypto'
import { upcasters } from '../pipeline/upcasters.ts'
import { createHub, type HallHub, type HubOptions } from '../hub.ts'
import { readHallFolder, writeHallFolder, type HallFolder } from './hall-folder.ts'

export interface OpenHallOptions {
  readonly dataDir: string
  readonly keysDir?: string | undefined
  readonly isNetworkAllowed?: boolean
  readonly build: string
  readonly report: (fault: unknown) => void
  readonly phoneBaseUrl?: HubOptions['phoneBaseUrl']
  readonly scryptCost?: HubOptions['scryptCost']
  readonly hostNames?: HubOptions['hostNames']
  /** What an empty folder becomes; without it an empty folder is refused. */
  readonly ifEmpty?: HallFolder
}

export interface OpenHall {
  readonly hub: HallHub
  readonly dataDir: string
  readonly keysDir: string
  readonly warnings: readonly { readonly code: string; readonly context: object }[]
  readonly close: () => void
}

export async function openHall(options: OpenHallOptions): Promise<OpenHall> {
  const { keysDir, isNetworkAllowed = false, build, report } = options
  const folder = await openDataFolder({ folder: options.dataDir, isNetworkAllowed })
  try {
    if (options.ifEmpty !== undefined && readHallFolder(folder.folder) === undefined)
      writeHallFolder(folder.folder, options.ifEmpty)
    const hall = readHallFolder(folder.folder)
    if (hall === undefined) throw new Error(`${folder.folder} holds no hall yet: npm run hall -- init`)
    const store = await openStore({
      dataDir: folder.folder,
      keysDir,
      hall: hall.hall,
      upcasters,
      now: () => Date.now(),
      report,
    })
    const { masterKey } = openKeys({ dataDir: folder.folder, keysDir, mayCreate: false, randomBytes })
    const hub = createHub({
      ...{ store, build, report, demo: hall.demo },
      keys: {
        links: deriveKey(masterKey, 'phone-link'),
        lookups: deriveKey(masterKey, 'keyed-hash'),
        webhookSecret: (webhook) => webhookSecret(masterKey, webhook),
      },
      ...(options.phoneBaseUrl === undefined ? {} : { phoneBaseUrl: options.phoneBaseUrl }),
      ...(options.hostNames === undefined ? {} : { hostNames: options.hostNames }),
      ...(options.scryptCost === undefined ? {} : { scryptCost: options.scryptCost }),
    })
    return {
      hub,
      dataDir: folder.folder,
      keysDir: keysDirOf(folder.folder, keysDir),
      warnings: folder.warnings,
      close: () => {
        hub.close()
        store.close()
        folder.close()
      },
    }
  } catch (error) {
    folder.close()
    throw error
  }
}
