import type { Messages } from '@tingxu/shared/i18n/messages.ts'
import { type BenchSlip, hexRows } from './bench.ts'

export interface SlipProps {
  readonly t: Messages
  readonly printer: string
  readonly slip: BenchSlip
}

/** Paper as it hangs from the slot: its dots as the printer burnt them, its own font set by the page. */
export function Slip({ t, printer, slip }: SlipProps) {
  const { id, widthDots, heightDots, lengthMm, bytes, words } = slip
  const name = t.links.bench.slip(id)
  return (
    <figure class="slip">
      <div class="paper" style={{ aspectRatio: `${widthDots} / ${Math.max(1, heightDots)}` }}>
        <img
          src={`/api/v1/demo/workbench/${encodeURIComponent(printer)}/slips/${encodeURIComponent(id)}.png`}
          width={widthDots}
          height={heightDots}
          alt={words.length === 0 ? name : `${name}: ${words.map(({ text }) => text.trim()).join(' ')}`}
        />
        <svg viewBox={`0 0 ${widthDots} ${Math.max(1, heightDots)}`} aria-hidden="true">
          {words.map((word, at) => (
            <g key={at}>
              {word.reverse && <rect x={word.x} y={word.y} width={word.width} height={word.height} />}
              <text
                x={word.x}
                y={word.y + word.height * 0.86}
                font-size={word.height}
                textLength={word.width}
                lengthAdjust="spacingAndGlyphs"
                class={[word.bold && 'bold', word.reverse && 'reverse'].filter(Boolean).join(' ')}
              >
                {word.text}
              </text>
            </g>
          ))}
        </svg>
      </div>
      <figcaption>
        <span>{name}</span>
        <span>{t.links.bench.length(Math.round(lengthMm))}</span>
        <details>
          <summary>
            {t.links.bench.hex} <span class="second">{t.links.bench.bytes(bytes)}</span>
          </summary>
          <pre tabIndex={0}>
            {hexRows(slip.hex)
              .map((row) => `${row.offset.padEnd(4)}  ${row.bytes.padEnd(47)}  ${row.text}`)
              .join('\n')}
          </pre>
        </details>
      </figcaption>
    </figure>
  )
}
