import { Choices } from '@tingxu/shared/ui/choices.tsx'

/** Minutes as the form has them; `open` where nobody knows. */
export type HowLong = number | 'open'

export interface HowLongChoicesProps {
  readonly label: string
  readonly minutes: readonly number[]
  readonly say: (minutes: number) => string
  readonly open: string
  readonly chosen: HowLong
  readonly onChoose: (chosen: HowLong) => void
}

export function HowLongChoices({ label, minutes, say, open, chosen, onChoose }: HowLongChoicesProps) {
  return (
    <Choices
      label={label}
      choices={[...minutes.map((each) => ({ id: String(each), word: say(each) })), { id: 'open', word: open }]}
      chosen={String(chosen)}
      onChoose={(id) => onChoose(id === 'open' ? id : Number(id))}
    />
  )
}

/** As commands have it. */
export const minutesOf = (chosen: HowLong): number | null => (chosen === 'open' ? null : chosen)
