import './field.css'
import { spelledNumber } from './ticket-number.ts'

export interface CodeProps {
  readonly code: string
  /** Characters to a group. Default 3. */
  readonly group?: number | undefined
  /** What it is, for the ear. */
  readonly label: string
}

/** A code to be compared by eye across a room: `482 913`. */
export function Code({ code, group = 3, label }: CodeProps) {
  const groups = code.match(new RegExp(`.{1,${group}}`, 'g')) ?? []
  return (
    <span class="code" role="img" aria-label={`${label} ${spelledNumber(code)}`}>
      {groups.map((part, at) => (
        <span key={at}>{part}</span>
      ))}
    </span>
  )
}
