// Starts a staff page: its client, its language, its look.
import { render, type ComponentChildren } from 'preact'
import { installAutospace } from '@tingxu/shared/ui/install-autospace.ts'
import { createHubClient, type HubClient } from '@tingxu/shared/ui/hub/client.ts'
import { applySizes, applyTheme } from '@tingxu/shared/ui/theme.ts'
import { slotOf } from './session.ts'

export interface Graph {
  readonly hub: HubClient
  readonly slot: string | undefined
  readonly storage: Storage
}

export function startPage(body: number, page: (graph: Graph) => ComponentChildren): void {
  const root = document.documentElement
  const place = document.getElementById('page')
  if (place === null) return
  installAutospace()
  applyTheme(root, 'light')
  applySizes(root, { body })
  const slot = slotOf(location.search)
  const hub = createHubClient({ as: 'staff', build: __BUILD__, ...(slot === undefined ? {} : { slot }) })
  render(page({ hub, slot, storage: localStorage }), place)
  hub.open()
}
