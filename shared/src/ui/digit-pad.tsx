import './digit-pad.css'
import { Icon } from './icon.tsx'

export interface DigitPadProps {
  /** Names the pad for the ear. */
  readonly label: string
  readonly value: string
  /** Digits beyond are not taken. */
  readonly length: number
  readonly onInput: (value: string) => void
  /** `t.common.erase`, `t.common.clear` */
  readonly words: { readonly erase: string; readonly clear: string }
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

/** Digits for a glass without a keyboard: a case number, the last four of a telephone. Show the value in a `CodeInput` over it. */
export function DigitPad({ label, value, length, onInput, words }: DigitPadProps) {
  const add = (digit: string): void => onInput((value + digit).slice(0, length))
  const digitKey = (digit: string) => (
    <button key={digit} type="button" class="pad-key" onClick={() => add(digit)}>
      {digit}
    </button>
  )
  return (
    <div class="digit-pad" role="group" aria-label={label}>
      {DIGITS.map(digitKey)}
      <button type="button" class="pad-key word" onClick={() => onInput('')}>
        {words.clear}
      </button>
      {digitKey('0')}
      <button type="button" class="pad-key word" onClick={() => onInput(value.slice(0, -1))}>
        <Icon name="erase" />
        {words.erase}
      </button>
    </div>
  )
}
