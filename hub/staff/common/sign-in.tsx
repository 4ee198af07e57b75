// The way in: account and password, or the one-time code of a hall that has nobody yet.
import { useState } from 'preact/hooks'
import type { Messages } from '@tingxu/shared/i18n/messages.ts'
import { errorText } from '@tingxu/shared/i18n/translator.ts'
import { Head } from '@tingxu/shared/ui/head.tsx'
import { ask } from '@tingxu/shared/ui/hub/http.ts'
import { Field } from '@tingxu/shared/ui/field.tsx'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { StatusLine } from '@tingxu/shared/ui/status-line.tsx'
import './sign-in.css'

export interface SignInProps {
  readonly t: Messages
  readonly slot: string | undefined
  /** Offers the one-time code as well. */
  readonly first?: boolean | undefined
  /** Said above the fields: why somebody who was signed in is here again. */
  readonly notice?: string | undefined
  readonly onIn: () => void
}

export function SignIn({ t, slot, first, notice, onIn }: SignInProps) {
  const [firstUse, setFirstUse] = useState(false)
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | undefined>(undefined)
  const words = t.console.signIn
  const secret = { show: words.show, hide: words.hide }
  const account = user.trim().toLowerCase()
  const missing = account === '' || password === '' || (firstUse && (code.trim() === '' || name.trim() === ''))

  const send = async (): Promise<void> => {
    if (busy || missing) return
    setBusy(true)
    setTrouble(undefined)
    try {
      const body = { ...(slot === undefined ? {} : { slot }), user: account, password }
      const answer = firstUse
        ? await ask('POST', '/session/first', { ...body, code: code.trim(), name: name.trim() })
        : await ask('POST', '/session', body)
      if (answer.ok) onIn()
      else {
        setTrouble(errorText(t, answer.error.code, answer.error.context))
        if (!firstUse) setPassword('')
      }
    } catch {
      setTrouble(words.away)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form
      class="sign-in"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Head level={1} large title={firstUse ? words.first : words.title} />
      <p class="second">{firstUse ? words.firstHint : words.lead}</p>
      {notice !== undefined && <StatusLine level="note" parts={[notice]} />}
      {firstUse && <Field label={words.code} value={code} onInput={setCode} focus autocomplete="one-time-code" />}
      <Field
        label={words.user}
        hint={firstUse ? words.userRule : undefined}
        value={user}
        onInput={setUser}
        focus={!firstUse}
        autocomplete="username"
        maxLength={48}
      />
      {firstUse && <Field label={words.name} value={name} onInput={setName} autocomplete="name" maxLength={40} />}
      <Field
        label={firstUse ? words.choosePassword : words.password}
        hint={firstUse ? words.passwordRule : undefined}
        value={password}
        onInput={setPassword}
        secret={secret}
        autocomplete={firstUse ? 'new-password' : 'current-password'}
        maxLength={200}
      />
      {trouble !== undefined && <StatusLine level="alarm" parts={[trouble]} />}
      <Key look="main" submit block word={firstUse ? words.start : words.enter} busy={busy} />
      <div class="others">
        {first === true && (
          <Key
            look="plain"
            word={firstUse ? words.back : words.first}
            onPress={() => {
              setFirstUse(!firstUse)
              setTrouble(undefined)
            }}
          />
        )}
        {!firstUse && <span class="second">{words.forgot}</span>}
      </div>
    </form>
  )
}
