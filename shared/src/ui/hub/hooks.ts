// The hub in Preact: values of views and the state of the line as hooks.
import { useEffect, useState } from 'preact/hooks'
import type { ViewName, ViewParams, ViewValue } from '../../hall/views/registry.ts'
import { viewKey } from '../../wire/terms.ts'
import type { HubClient, HubStatus } from './client.ts'
import type { Door, DoorState } from './door.ts'

export function useStatus(hub: HubClient): HubStatus {
  const [status, setStatus] = useState(hub.status())
  useEffect(() => {
    setStatus(hub.status())
    return hub.onStatus(setStatus)
  }, [hub])
  return status
}

export function useDoor(door: Door): DoorState {
  const [state, setState] = useState(door.state())
  useEffect(() => {
    setState(door.state())
    return door.onState(setState)
  }, [door])
  return state
}

/** Undefined until the first value; null where there is no such thing. With null parameters nothing is watched. */
export function useView<N extends ViewName>(
  hub: HubClient,
  name: N,
  params: ViewParams<N> | null,
): ViewValue<N> | null | undefined {
  const [value, setValue] = useState<ViewValue<N> | null | undefined>(undefined)
  const key = params === null ? null : viewKey(name, params)
  useEffect(() => {
    setValue(undefined)
    if (params === null) return
    return hub.watch(name, params, (next) => setValue(() => next))
    // The key stands for name and parameters.
  }, [hub, key])
  return value
}

/** Seconds since the hub was last heard, looked at once a second. */
export function useAge(hub: HubClient): number {
  const [age, setAge] = useState(0)
  useEffect(() => {
    const look = (): void => setAge(hub.heardAt() === 0 ? 0 : Math.max(0, (hub.now() - hub.heardAt()) / 1000))
    const timer = window.setInterval(look, 1000)
    return () => window.clearInterval(timer)
  }, [hub])
  return age
}
