import { encode } from 'uqr'

/** The way to this ticket for a phone. White around it, whatever the theme. */
export function Qr({ of, label }: { readonly of: string; readonly label: string }) {
  const { data, size } = encode(of, { ecc: 'M', border: 3 })
  const path = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
