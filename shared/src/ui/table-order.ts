// Sorting a table: what is missing comes last, equal rows keep their order.

export interface TableOrder {
  readonly column: string
  readonly down: boolean
}

export type SortValue = string | number | undefined

/** @param compareText the page's collation, as `new Intl.Collator('zh-Hans', { numeric: true }).compare` */
export function orderedRows<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => SortValue,
  down: boolean,
  compareText: (one: string, other: string) => number,
): readonly Row[] {
  const sign = down ? -1 : 1
  return rows
    .map((row, at) => ({ row, at, value: valueOf(row) }))
    .sort((one, other) => {
      if (one.value === undefined || other.value === undefined) {
        if (one.value === other.value) return one.at - other.at
        return one.value === undefined ? 1 : -1
      }
      const difference =
        typeof one.value === 'number' && typeof other.value === 'number'
          ? one.value - other.value
          : compareText(String(one.value), String(other.value))
      return difference === 0 ? one.at - other.at : sign * difference
    })
    .map(({ row }) => row)
}

/** Pressing a heading: a new column starts as it is most useful, the same one turns round. */
export function nextOrder(now: TableOrder | undefined, column: string, firstDown: boolean): TableOrder {
  return now?.column === column ? { column, down: !now.down } : { column, down: firstDown }
}
