import type { ComponentChildren } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { Icon } from './icon.tsx'
import './table.css'
import { nextOrder, orderedRows, type SortValue, type TableOrder } from './table-order.ts'

export interface TableColumn<Row> {
  readonly id: string
  readonly head: string
  readonly cell: (row: Row) => ComponentChildren
  /** With it the column can be sorted. */
  readonly sortBy?: ((row: Row) => SortValue) | undefined
  /** The first press sorts downwards: waits, counts, ages. */
  readonly firstDown?: boolean | undefined
  /** Figures stand right. */
  readonly end?: boolean | undefined
  /** Any CSS width. */
  readonly width?: string | undefined
}

export interface TableProps<Row> {
  readonly label: string
  readonly columns: readonly TableColumn<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly startOrder?: TableOrder | undefined
  /** The language names are sorted in. */
  readonly lang: string
  /** Says what a press on a heading will do: `t.common.sortUp`, `t.common.sortDown`. */
  readonly sortWords: { readonly sortUp: (column: string) => string; readonly sortDown: (column: string) => string }
  readonly dense?: boolean | undefined
  /** Opens a row; the first cell becomes its key. */
  readonly onOpen?: ((row: Row) => void) | undefined
  readonly current?: string | undefined
  /** Shown in place of the rows when there are none. */
  readonly empty?: ComponentChildren
}

export function Table<Row>(props: TableProps<Row>) {
  const { label, columns, rows, keyOf, startOrder, lang, sortWords, dense, onOpen, current, empty } = props
  const [order, setOrder] = useState(startOrder)
  const collator = useMemo(() => new Intl.Collator(lang, { numeric: true }), [lang])
  const sortBy = columns.find((column) => column.id === order?.column)?.sortBy
  const shown =
    sortBy === undefined || order === undefined ? rows : orderedRows(rows, sortBy, order.down, collator.compare)

  return (
    <>
      <table class={dense === true ? 'table dense' : 'table'} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading
                key={column.id}
                column={column}
                order={order?.column === column.id ? order : undefined}
                words={sortWords}
                onSort={() => setOrder(nextOrder(order, column.id, column.firstDown ?? false))}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => {
            const key = keyOf(row)
            return (
              <tr
                key={key}
                class={onOpen === undefined ? undefined : 'pressable'}
                aria-current={key === current ? 'true' : undefined}
                onClick={onOpen === undefined ? undefined : () => onOpen(row)}
              >
                {columns.map((column, at) => (
                  <td key={column.id} class={[at === 0 && 'first', column.end && 'end'].filter(Boolean).join(' ')}>
                    {at === 0 && onOpen !== undefined ? (
                      <button type="button" class="open">
                        {column.cell(row)}
                      </button>
                    ) : (
                      column.cell(row)
                    )}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
      {rows.length === 0 && empty}
    </>
  )
}

interface HeadingProps<Row> {
  readonly column: TableColumn<Row>
  readonly order: TableOrder | undefined
  readonly words: TableProps<Row>['sortWords']
  readonly onSort: () => void
}

function Heading<Row>({ column, order, words, onSort }: HeadingProps<Row>) {
  const { head, sortBy, end, width, firstDown } = column
  const style = width === undefined ? undefined : { width }
  const className = end === true ? 'end' : undefined
  if (sortBy === undefined)
    return (
      <th scope="col" class={className} style={style}>
        {head}
      </th>
    )
  const willDown = order === undefined ? firstDown === true : !order.down
  return (
    <th
      scope="col"
      class={className}
      style={style}
      aria-sort={order === undefined ? undefined : order.down ? 'descending' : 'ascending'}
    >
      <button type="button" class="sort" title={willDown ? words.sortDown(head) : words.sortUp(head)} onClick={onSort}>
        {head}
        {order !== undefined && <Icon name={order.down ? 'open' : 'shut'} bold />}
      </button>
    </th>
  )
}
