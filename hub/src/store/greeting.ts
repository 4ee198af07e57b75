import { createMeta } from './contents.ts'
import type { SqlEngine } from './engine.ts'
import { StoreError } from './errors.ts'
import type { StoreKeys } from './keys.ts'

/** Writes down whose store this is, or sees to it that it is the right one. */
export function greet(
  engine: SqlEngine,
  hall: string,
  keys: StoreKeys,
  randomBytes: (length: number) => Uint8Array,
): void {
  const meta = createMeta(engine)
  const known = meta.text('keys')
  if (known !== undefined) {
    const found = meta.text('hall') ?? ''
    if (found !== hall) throw new StoreError('store.other-hall', { found, wanted: hall })
    if (known !== keys.fingerprint) throw new StoreError('store.keys-differ', {})
    return
  }
  engine.begin()
  try {
    meta.set('hall', hall)
    meta.set('hash-seed', Buffer.from(randomBytes(4)).readInt32LE())
    meta.set('fence', 0)
    meta.set('keys', keys.fingerprint)
    engine.commit()
  } catch (error) {
    engine.rollback()
    throw error
  }
}
