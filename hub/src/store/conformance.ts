// What every store must keep to. Registers the tests with `node:test`; each store's test file hands in how to open it.
import { describe } from 'node:test'
import { testFailures } from './conformance-failures.ts'
import type { StoreUnderTest } from './conformance-fixtures.ts'
import { testLog } from './conformance-log.ts'
import { testTables } from './conformance-tables.ts'

export function testStore(subject: StoreUnderTest): void {
  describe(`the store ${subject.name}`, () => {
    testLog(subject)
    testTables(subject)
    testFailures(subject)
  })
}
