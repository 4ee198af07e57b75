import { useId } from 'preact/hooks'
import './choices.css'
import { Icon } from './icon.tsx'
import './key.css'

export interface Choice {
  readonly id: string
  readonly word: string
  readonly hint?: string | undefined
}

export interface ChoicesProps {
  readonly label: string
  readonly choices: readonly Choice[]
  /** Nothing is chosen until somebody does. */
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}

/** One of a few: a reason, a length of time. Arrow keys move, as in any group of radio buttons. */
export function Choices({ label, choices, chosen, onChoose }: ChoicesProps) {
  const name = useId()
  return (
    <fieldset class="choices">
      <legend>{label}</legend>
      <div class="options">
        {choices.map((choice) => (
          <label key={choice.id}>
            <input
              type="radio"
              name={name}
              value={choice.id}
              checked={choice.id === chosen}
              onChange={() => onChoose(choice.id)}
            />
            <span class="key">
              <Icon name="done" bold />
              <span class="word">{choice.word}</span>
              {choice.hint !== undefined && <span class="hint">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
