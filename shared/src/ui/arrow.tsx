import './arrow.css'

export interface ArrowProps {
  /** Length in heights, 1 to 8. A long thin one leads the eye from a plate to its counter. Default 1. */
  readonly length?: number | undefined
  /** Stroke on a height of 48. Default 4. */
  readonly stroke?: number | undefined
}

/** From plate to counter. Its height is the font size of its place. */
export function Arrow({ length = 1, stroke = 4 }: ArrowProps) {
  const end = 48 * length - 3
  return (
    <svg
      class="arrow"
      viewBox={`0 0 ${48 * length} 48`}
      style={{ width: `${length}em`, strokeWidth: `${stroke}` }}
      aria-hidden="true"
    >
      <path d={`M2 24H${end}M${end - 18} 6l18 18-18 18`} />
    </svg>
  )
}
