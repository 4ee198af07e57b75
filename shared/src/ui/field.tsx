import type { ComponentChildren, TargetedInputEvent } from 'preact'
import { useEffect, useId, useState } from 'preact/hooks'
import './field.css'
import { Icon } from './icon.tsx'
import { Key } from './key.tsx'

interface FieldFrameProps {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly children: ComponentChildren
}

/** Label, hint and trouble around an input; the ids are `<id>-hint` and `<id>-trouble`. */
export function FieldFrame({ id, label, hint, error, children }: FieldFrameProps) {
  return (
    <div class={error === undefined ? 'field' : 'field wrong'}>
      <label for={id}>
        {label}
        {hint !== undefined && (
          <span class="hint" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </label>
      {children}
      {error !== undefined && (
        <span class="trouble" id={`${id}-trouble`} role="alert">
          <Icon name="alarm" />
          {error}
        </span>
      )}
    </div>
  )
}

export function describedBy(id: string, hint: string | undefined, error: string | undefined): string | undefined {
  const ids = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-trouble`].filter(Boolean)
  return ids.length === 0 ? undefined : ids.join(' ')
}

/** Puts the cursor into an input when it appears; `autofocus` does so only while a page loads. */
export function useFocus(id: string, wanted: boolean | undefined): void {
  useEffect(() => {
    if (wanted === true) document.getElementById(id)?.focus()
  }, [id, wanted])
}

export interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
  /** After the label, quiet: a form it takes, "optional". */
  readonly hint?: string | undefined
  /** What is wrong and how to mend it. */
  readonly error?: string | undefined
  /** Which keyboard a tablet or phone offers. Default `text`. */
  readonly keyboard?: 'text' | 'numeric' | 'tel' | 'search' | undefined
  /** A password: hidden, with a key that shows it. `t.console.signIn` has the words. */
  readonly secret?: { readonly show: string; readonly hide: string } | undefined
  /** Several lines. */
  readonly lines?: number | undefined
  readonly placeholder?: string | undefined
  readonly autocomplete?: string | undefined
  readonly maxLength?: number | undefined
  readonly required?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly focus?: boolean | undefined
}

export function Field(props: FieldProps) {
  const {
    label,
    value,
    onInput,
    hint,
    error,
    keyboard,
    secret,
    lines,
    placeholder,
    autocomplete,
    maxLength,
    required,
    disabled,
    focus,
  } = props
  const id = useId()
  const [shown, setShown] = useState(false)
  useFocus(id, focus)
  const common = {
    id,
    value,
    placeholder,
    maxLength,
    required,
    disabled,
    'aria-invalid': error !== undefined,
    'aria-describedby': describedBy(id, hint, error),
  }
  const single = {
    ...common,
    inputMode: keyboard,
    autocomplete: autocomplete ?? 'off',
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => onInput(event.currentTarget.value),
  }
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      {lines !== undefined ? (
        <textarea {...common} rows={lines} onInput={(event) => onInput(event.currentTarget.value)} />
      ) : secret === undefined ? (
        <input {...single} type="text" />
      ) : (
        <span class="secret">
          {shown ? <input {...single} type="text" /> : <input {...single} type="password" />}
          <Key look="plain" word={shown ? secret.hide : secret.show} onPress={() => setShown(!shown)} />
        </span>
      )}
    </FieldFrame>
  )
}

export interface SelectFieldProps {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly id: string; readonly word: string }[]
  readonly onChoose: (id: string) => void
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly disabled?: boolean | undefined
}

/** One of a list too long for `Choices`. */
export function SelectField({ label, value, options, onChoose, hint, error, disabled }: SelectFieldProps) {
  const id = useId()
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <select
        id={id}
        value={value}
        disabled={disabled}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, hint, error)}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.word}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
