import './counter-name.css'

export interface CounterNameProps {
  readonly number: string
  /** `t.common.counterBefore` and `t.common.counterAfter`. */
  readonly before: string
  readonly after: string
  /** The words under the numeral, as on a counter's own screen. */
  readonly stacked?: boolean | undefined
}

/** `3号窗口`, `Counter 3`: the numeral in the font size of its place, the words half of it. */
export function CounterName({ number, before, after, stacked }: CounterNameProps) {
  return (
    <span class={stacked === true ? 'counter-name stacked' : 'counter-name'}>
      {before !== '' && <span>{before}</span>}
      <b>{number}</b>
      {after !== '' && <span>{after}</span>}
    </span>
  )
}
