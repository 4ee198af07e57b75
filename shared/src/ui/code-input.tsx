import { useId } from 'preact/hooks'
import { describedBy, FieldFrame, useFocus } from './field.tsx'

export interface CodeInputProps {
  readonly label: string
  /** How many characters. */
  readonly length: number
  /** A gap after this many, as in `482 913`. */
  readonly group?: number | undefined
  readonly value: string
  readonly onInput: (value: string) => void
  /** Called once with a full code. */
  readonly onComplete?: ((value: string) => void) | undefined
  /** `digits` only, or digits and capital letters. Default `digits`. */
  readonly of?: 'digits' | 'letters' | undefined
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly focus?: boolean | undefined
}

/** A pairing code, the last four of a number: one cell a character, one real input under them all. */
export function CodeInput({
  label,
  length,
  group,
  value,
  onInput,
  onComplete,
  of = 'digits',
  hint,
  error,
  focus,
}: CodeInputProps) {
  const id = useId()
  useFocus(id, focus)
  const take = (text: string): void => {
    const clean = of === 'digits' ? text.replace(/\D/g, '') : text.toUpperCase().replace(/[^0-9A-Z]/g, '')
    const code = clean.slice(0, length)
    onInput(code)
    if (code.length === length && code !== value) onComplete?.(code)
  }
  const cell = (at: number): string =>
    [at === value.length && 'next', group !== undefined && at > 0 && at % group === 0 && 'apart']
      .filter(Boolean)
      .join(' ')
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <span class="cells">
        {Array.from({ length }, (_, at) => (
          <span key={at} class={cell(at)} aria-hidden="true">
            {value[at] ?? ''}
          </span>
        ))}
        <input
          id={id}
          value={value}
          inputMode={of === 'digits' ? 'numeric' : 'text'}
          autocomplete="one-time-code"
          spellcheck={false}
          aria-invalid={error !== undefined}
          aria-describedby={describedBy(id, hint, error)}
          onInput={(event) => {
            take(event.currentTarget.value)
            event.currentTarget.value = event.currentTarget.value.slice(0, length)
          }}
        />
      </span>
    </FieldFrame>
  )
}
