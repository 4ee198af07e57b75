// Personal texts, sealed with a data key per person; the data keys are wrapped by the master key, which lies elsewhere.
import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { VaultWrite } from '@tingxu/shared/kernel/define.ts'
import { bytesOf, type SqlEngine, textOf } from './engine.ts'
import { deriveKey, hmac } from './key-derivation.ts'

export interface Vault {
  /** Inside a transaction. */
  write(write: VaultWrite): void
  read(ref: string): string | undefined
  /** How the vault names a person: what it stores does not tell who it is. */
  personKey(person: string): string
  /** Inside a transaction: destroys the data key and what it sealed; returns how many texts. */
  erase(personKey: string): number
}

const ivBytes = 12
const tagBytes = 16

/** AES-256-GCM: iv, tag, then what was sealed. `about` is bound to it, so that a sealed text cannot be moved elsewhere. */
function seal(key: Uint8Array, plain: Uint8Array, about: string, iv: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed])
}

function unseal(key: Uint8Array, sealed: Uint8Array, about: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes))
    .setAAD(Buffer.from(about))
    .setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()])
}

export function createVault(
  engine: SqlEngine,
  masterKey: Uint8Array,
  randomBytes: (length: number) => Uint8Array,
): Vault {
  const wrapKey = deriveKey(masterKey, 'vault-wrap')
  const nameKey = deriveKey(masterKey, 'person')
  const getPerson = engine.prepare('SELECT wrapped_key FROM persons WHERE person = ?')
  const addPerson = engine.prepare('INSERT INTO persons VALUES (?, ?)')
  const dropPerson = engine.prepare('DELETE FROM persons WHERE person = ?')
  const getText = engine.prepare(
    'SELECT person, sealed, wrapped_key FROM vault JOIN persons USING (person) WHERE ref = ?',
  )
  const addText = engine.prepare('INSERT INTO vault VALUES (?, ?, ?)')
  const dropTexts = engine.prepare('DELETE FROM vault WHERE person = ?')

  const personKey = (person: string): string => hmac(nameKey, person)

  const dataKeyOf = (person: string): Uint8Array => {
    const row = getPerson.get(person)
    if (row !== undefined) return unseal(wrapKey, bytesOf(row, 'wrapped_key'), person)
    const dataKey = randomBytes(32)
    addPerson.run(person, seal(wrapKey, dataKey, person, randomBytes(ivBytes)))
    return dataKey
  }

  return {
    personKey,
    write({ ref, person, text }) {
      const key = personKey(person)
      addText.run(ref, key, seal(dataKeyOf(key), Buffer.from(text), ref, randomBytes(ivBytes)))
    },
    read(ref) {
      const row = getText.get(ref)
      if (row === undefined) return undefined
      const dataKey = unseal(wrapKey, bytesOf(row, 'wrapped_key'), textOf(row, 'person'))
      return unseal(dataKey, bytesOf(row, 'sealed'), ref).toString()
    },
    erase(key) {
      const texts = dropTexts.run(key)
      dropPerson.run(key)
      return texts
    },
  }
}
