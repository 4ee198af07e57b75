import { useMemo, useRef, useState } from 'preact/hooks'
import { type HubClient, newCommandId } from '@tingxu/shared/ui/hub/client.ts'
import { afterPress, idOfPress, noPresses, type Press, type Presses, type PressEvent } from './presses.ts'

export interface Pressing {
  readonly state: Presses
  /** True once it is done; false where it was refused, or another press is still under way. */
  readonly press: (type: string, data: Press['data']) => Promise<boolean>
  readonly dismiss: () => void
  readonly moved: () => void
}

export function usePresses(hub: Pick<HubClient, 'command'>): Pressing {
  const [state, setState] = useState(noPresses)
  // Two presses within one frame must see each other.
  const latest = useRef(noPresses)
  const acts = useMemo(() => {
    const take = (event: PressEvent): void => {
      latest.current = afterPress(latest.current, event)
      setState(latest.current)
    }
    return {
      press: async (type: string, data: Press['data']): Promise<boolean> => {
        if (latest.current.flight !== null) return false
        const id = idOfPress(latest.current, type, data, newCommandId)
        take({ kind: 'pressed', press: { id, type, data } })
        const result = await hub.command(type, data, { id })
        if (result.ok) take({ kind: 'done', id })
        else take({ kind: 'refused', id, trouble: { code: result.error.code, context: { ...result.error.context } } })
        return result.ok
      },
      dismiss: () => take({ kind: 'dismissed' }),
      moved: () => take({ kind: 'moved' }),
    }
  }, [hub])
  return { state, ...acts }
}
