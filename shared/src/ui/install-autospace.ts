import { type ComponentChild, Fragment, options, type VNode } from 'preact'
import { meetsSpaced, spaced, THIN_SPACE } from './autospace.ts'

/** Elements that are words in a sentence; a span may be a block of its own. */
const INLINE = new Set(['a', 'b', 'i', 'em', 'strong', 'kbd', 'time', 'mark'])
const LEFT_ALONE = new Set(['option', 'script', 'style', 'textarea', 'title'])

/**
 * Call once before the first render. Where the browser sets the space itself this does nothing;
 * elsewhere every text a page renders gets it, also where a text meets an inline element.
 */
export function installAutospace(): void {
  if (CSS.supports('text-autospace', 'normal')) return
  const before = options.vnode
  options.vnode = (vnode) => {
    const spaces = typeof vnode.type === 'string' ? !LEFT_ALONE.has(vnode.type) : vnode.type === Fragment
    if (spaces) spaceChildren(vnode)
    before?.(vnode)
  }
}

function spaceChildren(vnode: VNode): void {
  // A vnode's own props are plain at this point: the hook runs before the element is first diffed.
  const props = vnode.props as { children?: unknown }
  const children = props.children
  if (isText(children)) props.children = spaced(String(children))
  if (!Array.isArray(children)) return
  const list: unknown[] = children
  let end = ''
  let afterText = false
  props.children = list.map((child) => {
    const start = textOf(child, 'start')
    const gap = (afterText || isText(child)) && meetsSpaced(end, start)
    end = textOf(child, 'end')
    afterText = isText(child)
    if (isText(child)) return (gap ? THIN_SPACE : '') + spaced(String(child))
    return gap ? [THIN_SPACE, child as ComponentChild] : child
  })
}

function isText(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}

function isInline(value: unknown): value is VNode<{ children?: unknown }> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    INLINE.has(value.type)
  )
}

/** The text at one end of what a child shows, as far as it is known before rendering. */
function textOf(child: unknown, side: 'start' | 'end'): string {
  if (isText(child)) return String(child)
  if (Array.isArray(child)) return textOf(child.at(side === 'start' ? 0 : -1), side)
  return isInline(child) ? textOf(child.props.children, side) : ''
}
