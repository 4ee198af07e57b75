// Which part of a device belongs to which counter: callers on one line, areas of one board.
import { useId } from 'preact/hooks'
import type { Messages } from '@tingxu/shared/i18n/messages.ts'
import { Icon } from '@tingxu/shared/ui/icon.tsx'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { type DraftSeat, nextSeat } from './device-draft.ts'
import './seats-field.css'

export interface SeatsFieldProps {
  readonly t: Messages
  readonly seats: readonly DraftSeat[]
  readonly counters: readonly { readonly id: string; readonly number: string }[]
  readonly error?: string | undefined
  readonly onChange: (seats: readonly DraftSeat[]) => void
}

export function SeatsField({ t, seats, counters, error, onChange }: SeatsFieldProps) {
  const words = t.console.pairing
  const id = useId()
  const edit = (at: number, part: Partial<DraftSeat>): void =>
    onChange(seats.map((seat, index) => (index === at ? { ...seat, ...part } : seat)))
  return (
    <fieldset class={error === undefined ? 'seats field' : 'seats field wrong'} aria-describedby={`${id}-hint`}>
      <legend>{words.seats}</legend>
      <span class="hint" id={`${id}-hint`}>
        {words.seatsHint}
      </span>
      {seats.map(({ address, counter }, at) => (
        <div class="seat" key={at}>
          <input
            type="text"
            inputMode="numeric"
            maxLength={3}
            value={address}
            aria-label={words.seatAddress(at + 1)}
            onInput={(event) => edit(at, { address: event.currentTarget.value })}
          />
          <span aria-hidden="true">→</span>
          <select
            value={counter}
            aria-label={words.seatCounter(at + 1)}
            onChange={(event) => edit(at, { counter: event.currentTarget.value })}
          >
            <option value="">{words.none}</option>
            {counters.map((each) => (
              <option key={each.id} value={each.id}>
                {t.common.counter(each.number)}
              </option>
            ))}
          </select>
          <Key
            look="plain"
            word={words.seatRemove}
            onPress={() => onChange(seats.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      <div>
        <Key
          icon="add"
          word={words.seatAdd}
          onPress={() =>
            onChange([
              ...seats,
              nextSeat(
                seats,
                counters.map((each) => each.id),
              ),
            ])
          }
        />
      </div>
      {error !== undefined && (
        <span class="trouble" role="alert">
          <Icon name="alarm" />
          {error}
        </span>
      )}
    </fieldset>
  )
}
