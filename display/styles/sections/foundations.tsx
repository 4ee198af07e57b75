import { type AccentCheck, checkAccent, contrastRatio } from '@tingxu/shared/ui/contrast.ts'
import { ICONS, type IconName } from '@tingxu/shared/ui/icon-nodes.ts'
import { Icon } from '@tingxu/shared/ui/icon.tsx'
import type { Setting } from '../setting.ts'
import { Specimen } from '../specimen.tsx'

const TYPE = ['--t-1', '--t0', '--t1', '--t2', '--t3', '--t4', '--t5']
const FIELDS = [
  ['--ground', '--ink'],
  ['--panel', '--second'],
  ['--accent', '--on-accent'],
  ['--accent-soft', '--ink'],
  ['--alarm', '--on-tone'],
  ['--warn', '--on-tone'],
  ['--note', '--on-tone'],
  ['--warn-soft', '--ink'],
] as const

const ACCENTS = ['#095c4b', '#8c1d18', '#1a4b8c', '#e8a200', '#00a0e9']

export function Foundations({ setting: { t } }: { readonly setting: Setting }) {
  const names = Object.keys(ICONS) as IconName[]
  return (
    <>
      <Specimen id="type" title="字 Type" about="Noto Sans SC, 400, 600, 800, on a scale of 1.25 from the body.">
        {() => (
          <div>
            {TYPE.map((size) => (
              <div key={size} class="type-line">
                <small class="second">{size}</small>
                <span class="cut" style={{ fontSize: `var(${size})`, lineHeight: '1.3' }}>
                  {t.kiosk.services.title} <b>A023</b> 9:42
                </span>
              </div>
            ))}
          </div>
        )}
      </Specimen>
      <Specimen id="colour" title="色 Colour" about="Every word at 7:1 or more on its ground.">
        {() => (
          <div class="swatches">
            {FIELDS.map(([ground, ink]) => (
              <span key={ground} style={{ background: `var(${ground})`, color: `var(${ink})` }}>
                {ground.slice(2)}
              </span>
            ))}
          </div>
        )}
      </Specimen>
      <Specimen
        id="accent"
        title="大厅的颜色 A hall's accent"
        about="Any colour a hall likes; where it cannot be read it is made darker or lighter until it can."
        themes={['light', 'dark']}
      >
        {() => (
          <div>
            {ACCENTS.map((accent) => (
              <div key={accent} class="line">
                {(['light', 'dark'] as const).map((theme) => (
                  <AccentLine key={theme} accent={accent} check={checkAccent(accent, theme)} theme={theme} />
                ))}
              </div>
            ))}
          </div>
        )}
      </Specimen>
      <Specimen
        id="icons"
        title="图 Pictograms"
        about="One line set with square ends, always with a word."
        themes={['light', 'dark']}
      >
        {() => (
          <div class="grid-4" style={{ gridTemplateColumns: 'repeat(auto-fill, minmax(150px, 1fr))' }}>
            {names.map((name) => (
              <span key={name} class="line" style={{ gap: '12px' }}>
                <Icon name={name} size="40px" />
                <small>{name}</small>
              </span>
            ))}
          </div>
        )}
      </Specimen>
    </>
  )
}

function AccentLine({
  accent,
  check,
  theme,
}: {
  readonly accent: string
  readonly check: AccentCheck | undefined
  readonly theme: 'light' | 'dark'
}) {
  if (check === undefined) return null
  const on = theme === 'light' ? '#ffffff' : '#0e1513'
  return (
    <span class="line" style={{ gap: '8px', padding: '4px 0' }}>
      <span style={{ background: accent, width: '48px', height: '32px' }} />
      <small>
        {accent} {check.ratio.toFixed(1)} → {check.ok ? '✓' : ''}
      </small>
      <span style={{ background: check.nearest, color: on, padding: '4px 16px' }}>
        {check.nearest} {contrastRatio(check.nearest, on).toFixed(1)}
      </span>
    </span>
  )
}
