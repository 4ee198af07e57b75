import './plate.css'
import { type SeriesColour, seriesColour } from './ticket-number.ts'

export interface SeriesProps {
  /** The letter, or nothing for a series of digits only: then nothing is drawn. */
  readonly of: string
  readonly colour?: SeriesColour | undefined
  readonly look?: 'solid' | 'off' | 'stale' | 'paper' | undefined
  readonly size?: string | undefined
}

/** The letter field alone: it stands for a series in a list, always beside the service's name. */
export function Series({ of, colour, look = 'solid', size }: SeriesProps) {
  if (of === '') return null
  return (
    <span
      class={look === 'solid' ? 'series' : `series ${look}`}
      data-series={colour ?? seriesColour(of)}
      aria-hidden="true"
      style={size === undefined ? undefined : { fontSize: size }}
    >
      {of}
    </span>
  )
}
