// A view with its age, looked at once a second.
import { useEffect, useState } from 'preact/hooks'
import type { ViewName, ViewParams, ViewValue } from '@tingxu/shared/hall/views/registry.ts'
import type { HubClient } from '@tingxu/shared/ui/hub/client.ts'
import { viewKey } from '@tingxu/shared/wire/terms.ts'
import { ageSeconds, type Freshness, lineBroke, NOTHING_HEARD, trueUntil, valueCame } from './freshness.ts'

export interface FreshView<T> {
  readonly value: T | null | undefined
  readonly ageSeconds: number
  /** Hub time up to which the value is true. */
  readonly trueUntil: number
}

/** With null parameters nothing is watched. */
export function useFreshView<N extends ViewName>(
  hub: HubClient,
  name: N,
  params: ViewParams<N> | null,
): FreshView<ViewValue<N>> {
  const [freshness, setFreshness] = useState<Freshness<ViewValue<N>>>(NOTHING_HEARD)
  const [, setSecond] = useState(0)
  const key = params === null ? null : viewKey(name, params)
  useEffect(() => {
    if (params === null) return
    setFreshness(NOTHING_HEARD)
    const ends = [
      hub.watch(name, params, (value) => setFreshness(valueCame(value, hub.now()))),
      hub.onStatus(({ phase }) => {
        if (phase !== 'live') setFreshness((before) => lineBroke(before, hub.heardAt()))
      }),
    ]
    const timer = window.setInterval(() => setSecond((count) => count + 1), 1000)
    return () => {
      window.clearInterval(timer)
      for (const end of ends) end()
    }
    // The key stands for name and parameters.
  }, [hub, key])
  return {
    value: freshness.value,
    ageSeconds: ageSeconds(freshness, hub.heardAt(), hub.now()),
    trueUntil: trueUntil(freshness, hub.heardAt()),
  }
}
