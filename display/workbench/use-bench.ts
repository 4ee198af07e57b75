import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Bench } from './bench.ts'
import type { HandAct } from './peripherals.ts'

export type BenchState =
  | { readonly kind: 'loading' | 'away' | 'real' }
  | { readonly kind: 'bench'; readonly bench: Bench; readonly away: boolean }

const PATH = '/api/v1/demo/workbench'
const LOOK_MS = 500

export interface UsedBench {
  readonly state: BenchState
  /** False where it could not be done. */
  readonly act: (printer: string, action: string) => Promise<boolean>
  /** The same for all other devices. */
  readonly use: (device: string, act: HandAct) => Promise<boolean>
}

/** Asks twice a second while somebody looks; without a change the answer is empty. */
export function useBench(): UsedBench {
  const [state, setState] = useState<BenchState>({ kind: 'loading' })
  useEffect(() => {
    let etag: string | null = null
    let timer = 0
    let ended = false
    const look = async (): Promise<void> => {
      try {
        if (document.visibilityState === 'visible') {
          const headers = etag === null ? {} : { 'if-none-match': etag }
          const answer = await fetch(PATH, { cache: 'no-store', headers })
          if (answer.status === 304)
            setState((before) => (before.kind === 'bench' && before.away ? { ...before, away: false } : before))
          else if (answer.ok) {
            etag = answer.headers.get('etag')
            const bench = (await answer.json()) as Bench
            setState({ kind: 'bench', bench, away: false })
          } else if (answer.status < 500) setState({ kind: 'real' })
          else throw new Error(`the hub answers ${answer.status}`)
        }
      } catch {
        etag = null
        setState((before) => (before.kind === 'bench' ? { ...before, away: true } : { kind: 'away' }))
      }
      if (!ended) timer = window.setTimeout(() => void look(), LOOK_MS)
    }
    void look()
    return () => {
      ended = true
      window.clearTimeout(timer)
    }
  }, [])

  const post = useCallback(async (path: string, body: object): Promise<boolean> => {
    try {
      const answer = await fetch(`${PATH}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      if (!answer.ok) return false
      const bench = (await answer.json()) as Bench
      setState({ kind: 'bench', bench, away: false })
      return true
    } catch {
      return false
    }
  }, [])
  const act = useCallback((printer: string, action: string) => post(encodeURIComponent(printer), { action }), [post])
  const use = useCallback(
    (device: string, what: HandAct) => post(`peripherals/${encodeURIComponent(device)}`, what),
    [post],
  )
  return { state, act, use }
}
