// What came to Chromium after 109 and can be told from a page's text, with the version that brought it.

export interface NewerScript {
  readonly name: string
  readonly since: number
  /** ESLint selectors. */
  readonly found: readonly string[]
}

const member = (name: string, since: number): NewerScript => ({
  name: `.${name}`,
  since,
  found: [`MemberExpression[property.name='${name}']`, `MemberExpression[property.value='${name}']`],
})

const of = (object: string, name: string, since: number): NewerScript => ({
  name: `${object}.${name}`,
  since,
  found: [`MemberExpression[object.name='${object}'][property.name='${name}']`],
})

const made = (name: string, since: number): NewerScript => ({
  name,
  since,
  found: [`NewExpression[callee.name='${name}']`, `MemberExpression[object.name='${name}']`],
})

/**
 * `Set.prototype.union`, `intersection` and `difference` (122), `Iterator.prototype.map` and its like (122) have
 * names that anything may have: only their tell-tale neighbours are seen. The types of a page, which stop at ES2023,
 * are what keeps those out.
 */
export const newerScript: readonly NewerScript[] = [
  member('toSorted', 110),
  member('toReversed', 110),
  member('toSpliced', 110),
  {
    name: 'Array.prototype.with',
    since: 110,
    found: ["CallExpression[arguments.length=2][callee.type='MemberExpression'][callee.property.name='with']"],
  },
  of('Array', 'fromAsync', 121),
  of('Object', 'groupBy', 117),
  of('Map', 'groupBy', 117),
  of('Promise', 'withResolvers', 119),
  of('Promise', 'try', 128),
  of('AbortSignal', 'any', 116),
  of('URL', 'canParse', 120),
  of('URL', 'parse', 126),
  of('RegExp', 'escape', 136),
  of('Error', 'isError', 134),
  of('Math', 'sumPrecise', 147),
  of('Math', 'f16round', 135),
  of('Symbol', 'dispose', 134),
  of('Symbol', 'asyncDispose', 134),
  of('Intl', 'DurationFormat', 129),
  of('ReadableStream', 'from', 124),
  of('Uint8Array', 'fromBase64', 140),
  of('Uint8Array', 'fromHex', 140),
  of('scheduler', 'yield', 129),
  made('Iterator', 122),
  made('Temporal', 144),
  made('Float16Array', 135),
  made('DisposableStack', 134),
  made('AsyncDisposableStack', 134),
  made('CloseWatcher', 126),
  made('documentPictureInPicture', 116),
  member('isWellFormed', 111),
  member('toWellFormed', 111),
  member('isSubsetOf', 122),
  member('isSupersetOf', 122),
  member('isDisjointFrom', 122),
  member('symmetricDifference', 122),
  member('transferToFixedLength', 114),
  member('toBase64', 140),
  member('startViewTransition', 111),
  member('showPopover', 114),
  member('hidePopover', 114),
  member('togglePopover', 114),
  member('setHTMLUnsafe', 124),
]

export interface NewerCss {
  readonly name: string
  readonly since: number
  readonly where: 'rule' | 'at-rule' | 'declaration'
  readonly found: RegExp
}

const valueFunction = (name: string, since: number): NewerCss => ({
  name: `${name}()`,
  since,
  where: 'declaration',
  found: new RegExp(`:.*(?<![\\w-])${name}\\(`, 's'),
})

/** The property and its longhands. */
const property = (name: string, since: number): NewerCss => ({
  name,
  since,
  where: 'declaration',
  found: new RegExp(`^${name}(?:-[\\w-]+)?\\s*:`),
})

const selector = (name: string, since: number): NewerCss => ({
  name,
  since,
  where: 'rule',
  found: new RegExp(`${name}(?![\\w-])`),
})

const atRule = (name: string, since: number): NewerCss => ({
  name,
  since,
  where: 'at-rule',
  found: new RegExp(`^${name}(?![\\w-])`),
})

/** Nesting (112) is seen by the scanner itself. */
export const newerCss: readonly NewerCss[] = [
  valueFunction('color-mix', 111),
  valueFunction('oklch', 111),
  valueFunction('oklab', 111),
  valueFunction('lch', 111),
  valueFunction('lab', 111),
  valueFunction('color', 111),
  valueFunction('linear', 113),
  valueFunction('light-dark', 123),
  valueFunction('round', 125),
  valueFunction('mod', 125),
  valueFunction('rem', 125),
  ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'pow', 'sqrt', 'hypot', 'log', 'exp'].map((name) =>
    valueFunction(name, 111),
  ),
  valueFunction('abs', 138),
  valueFunction('sign', 138),
  valueFunction('anchor', 125),
  valueFunction('calc-size', 129),
  valueFunction('if', 137),
  { name: 'subgrid', since: 117, where: 'declaration', found: /^grid-template-.*:.*\bsubgrid\b/s },
  { name: 'display of two words', since: 115, where: 'declaration', found: /^display\s*:\s*[\w-]+\s+[\w-]+/ },
  { name: 'the unit rlh', since: 111, where: 'declaration', found: /:.*[\d.]rlh\b/s },
  { name: 'the unit cap', since: 118, where: 'declaration', found: /:.*[\s:(,][\d.]+r?cap\b/s },
  property('text-wrap', 114),
  property('white-space-collapse', 114),
  property('text-autospace', 140),
  property('text-spacing-trim', 123),
  property('text-box', 133),
  property('scrollbar-width', 121),
  property('scrollbar-color', 121),
  property('field-sizing', 123),
  property('transition-behavior', 117),
  property('interpolate-size', 129),
  property('animation-timeline', 115),
  property('animation-composition', 112),
  property('view-transition-name', 111),
  property('anchor-name', 125),
  property('position-anchor', 125),
  property('position-area', 129),
  property('font-size-adjust', 127),
  selector(':dir', 120),
  selector(':user-valid', 119),
  selector(':user-invalid', 119),
  selector(':popover-open', 114),
  selector(':open', 133),
  selector(':state', 125),
  selector('::details-content', 131),
  selector('::view-transition', 111),
  { name: ':nth-child(of)', since: 111, where: 'rule', found: /:nth-(?:last-)?child\([^)]*\sof\s/ },
  atRule('@scope', 118),
  atRule('@starting-style', 117),
  atRule('@view-transition', 126),
  atRule('@position-try', 125),
  atRule('@function', 139),
  { name: '@container style()', since: 111, where: 'at-rule', found: /^@container\b.*\bstyle\(/s },
  { name: '@media (update)', since: 113, where: 'at-rule', found: /^@media\b.*\(\s*update\b/s },
  { name: '@media (scripting)', since: 120, where: 'at-rule', found: /^@media\b.*\(\s*scripting\b/s },
  {
    name: '@media (prefers-reduced-transparency)',
    since: 118,
    where: 'at-rule',
    found: /^@media\b.*prefers-reduced-transparency/s,
  },
]
