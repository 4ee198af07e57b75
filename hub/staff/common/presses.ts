// What a press does to a page: one command id a press, nothing while one is under way, refusals said in words.

export interface Press {
  readonly id: string
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}

export interface Trouble {
  readonly code: string
  readonly context: Readonly<Record<string, unknown>>
}

export interface Presses {
  readonly flight: Press | null
  /** Sent, and nobody knows whether it was done: the same press again goes out under the same id. */
  readonly unsure: Press | null
  readonly trouble: Trouble | null
}

export type PressEvent =
  | { readonly kind: 'pressed'; readonly press: Press }
  | { readonly kind: 'done'; readonly id: string }
  | { readonly kind: 'refused'; readonly id: string; readonly trouble: Trouble }
  | { readonly kind: 'dismissed' }
  /** What the page shows has changed: the next press means something new. */
  | { readonly kind: 'moved' }

export const noPresses: Presses = { flight: null, unsure: null, trouble: null }

export function afterPress(state: Presses, event: PressEvent): Presses {
  switch (event.kind) {
    case 'pressed':
      return state.flight === null ? { flight: event.press, unsure: null, trouble: null } : state
    case 'done':
      return state.flight?.id === event.id ? noPresses : state
    case 'refused': {
      if (state.flight?.id !== event.id) return state
      const unsure = event.trouble.code === 'unanswered' ? state.flight : null
      return { flight: null, unsure, trouble: event.trouble }
    }
    case 'dismissed':
      return { ...state, trouble: null }
    case 'moved':
      return { ...state, unsure: null }
  }
}

/** The id to send a press under: the one of the same press that went unanswered, else a fresh one. */
export function idOfPress({ unsure }: Presses, type: string, data: Press['data'], fresh: () => string): string {
  const same = unsure !== null && unsure.type === type && JSON.stringify(unsure.data) === JSON.stringify(data)
  return same ? unsure.id : fresh()
}
