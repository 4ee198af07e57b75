// Which displays should show a call and which have painted it. Raw words go to a table; the log gets one verdict.
import type { HallState } from '@tingxu/shared/hall/state.ts'
import { showsCallsOf } from '@tingxu/shared/hall/devices/displays.ts'
import { counterConfig } from '@tingxu/shared/hall/queue/order-context.ts'
import type { ProofLine, Store } from '../store/contract.ts'

export interface ProofsOptions {
  readonly store: Store
  readonly state: () => HallState
  readonly now: () => number
}

export interface Proofs {
  readonly painted: (device: string, calls: readonly string[]) => void
  /**
   * `expected` counts the displays that should show the call and are not known to be away (that has an alarm of its
   * own; a screen that died just now still counts); `painted` those of them that said so.
   */
  readonly verdict: (call: string) => { readonly painted: number; readonly expected: number }
  /** Writes what was said since the last time, in one go. */
  readonly flush: () => void
}

const KEPT = 400

export function createProofs({ store, state, now }: ProofsOptions): Proofs {
  const startedAt = now()
  const said = new Map<string, Set<string>>()
  let lines: ProofLine[] = []
  return {
    painted: (device, calls) => {
      for (const call of calls) {
        const devices = said.get(call) ?? new Set<string>()
        if (devices.has(device)) continue
        devices.add(device)
        said.set(call, devices)
        lines.push({ callId: call, device, level: 'painted', at: now() })
      }
      while (said.size > KEPT) {
        const [oldest] = said.keys()
        if (oldest === undefined) break
        said.delete(oldest)
      }
    },
    verdict: (call) => {
      const { config, queue, devices } = state()
      const found = queue.calls.find(({ id }) => id === call)
      const place = config === null || found === undefined ? undefined : counterConfig(config, found.counter)
      if (found === undefined || place === undefined) return { painted: 0, expected: 0 }
      const displays = [...devices.values()].filter(
        (device) => device.state.code !== 'device.away' && showsCallsOf(device, place),
      )
      // The words from before a restart are in the table.
      const before = found.at < startedAt ? store.listProofs(call).map(({ device }) => device) : []
      const devicesThatSaid = new Set([...before, ...(said.get(call) ?? [])])
      return { painted: displays.filter(({ id }) => devicesThatSaid.has(id)).length, expected: displays.length }
    },
    flush: () => {
      if (lines.length === 0) return
      const kept = lines
      lines = []
      store.appendProof(kept)
    },
  }
}
