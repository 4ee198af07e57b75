import './plate.css'
import { ticketParts } from '../i18n/ticket-parts.ts'
import { plateEms, type SeriesColour, seriesColour, spelledNumber } from './ticket-number.ts'

export interface PlateProps {
  /** As in the log: `A023`, `A1000`, `023`. */
  readonly number: string
  /** Where the hall gave this series a colour; otherwise the letter decides. */
  readonly colour?: SeriesColour | undefined
  /** `hollow` not called yet, `stale` old data, `paper` black only. Default `solid`. */
  readonly look?: 'solid' | 'hollow' | 'stale' | 'paper' | undefined
  /** On a field of colour the frame goes. */
  readonly bare?: boolean | undefined
  /** As wide as its place, which gives it its size: the ticket's glass, paper. */
  readonly wide?: boolean | undefined
  /** `enter` once, `call` enters and breathes three times. Give a `key` so that a new number starts anew. */
  readonly motion?: 'enter' | 'call' | undefined
  /** What is read out, as in `t.common.ticket(spelledNumber(number))`. Default: the number one by one. */
  readonly label?: string | undefined
  /** Any CSS length; without it the plate takes the font size of its place. */
  readonly size?: string | undefined
}

/** The number plate: the same on glass, board, phone, paper and the clerk's page. Only people's numbers wear one. */
export function Plate({ number, colour, look = 'solid', bare, wide, motion, label, size }: PlateProps) {
  const { series, digits } = ticketParts(number)
  const classes = [
    'plate',
    look !== 'solid' && look,
    bare && 'bare',
    wide && 'wide',
    motion === 'enter' && 'entering',
    motion === 'call' && 'calling',
  ]
  const style = wide === true ? { '--ems': `${plateEms(number)}` } : size === undefined ? undefined : { fontSize: size }
  const plate = (
    <span
      class={classes.filter(Boolean).join(' ')}
      data-series={colour ?? seriesColour(series)}
      role="img"
      aria-label={label ?? spelledNumber(number)}
      style={style}
    >
      {series !== '' && <span class="letter">{series}</span>}
      <span class="digits">{digits}</span>
    </span>
  )
  return wide === true ? <span class="plate-place">{plate}</span> : plate
}
