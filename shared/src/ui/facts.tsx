import type { ComponentChildren } from 'preact'
import './facts.css'

export interface Fact {
  readonly label: string
  readonly value: ComponentChildren
}

export interface FactsProps {
  readonly facts: readonly Fact[]
  /** A register's details rather than a ticket's big words. */
  readonly small?: boolean | undefined
}

/** How many ahead, about how long, where to wait. */
export function Facts({ facts, small }: FactsProps) {
  return (
    <dl class={small === true ? 'facts small' : 'facts'}>
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
