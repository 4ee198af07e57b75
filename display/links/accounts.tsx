import { useState } from 'preact/hooks'
import type { Lang } from '@tingxu/shared/i18n/lang.ts'
import type { Messages } from '@tingxu/shared/i18n/messages.ts'
import { ask } from '@tingxu/shared/ui/hub/http.ts'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { type DemoAccount, slotOf, workplaceOf } from './demo.ts'

export interface AccountsProps {
  readonly t: Messages
  readonly lang: Lang
  readonly accounts: readonly DemoAccount[]
}

export function Accounts({ t, lang, accounts }: AccountsProps) {
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState<string | null>(null)

  const signIn = async (account: DemoAccount): Promise<void> => {
    setTrouble(null)
    setBusy(account.user)
    // Opened at once, while the browser still knows that somebody pressed; the page follows when the door is open.
    const opened = window.open('', '_blank')
    const { user, password } = account
    const answer = await ask('POST', '/session', { slot: slotOf(user), user, password }).catch(() => null)
    setBusy(null)
    if (answer?.ok !== true) {
      opened?.close()
      setTrouble(t.links.signInFailed)
    } else if (opened === null) setTrouble(t.links.blocked)
    else opened.location.href = workplaceOf(account)
  }

  return (
    <>
      <ul class="accounts" id="accounts">
        {accounts.map((account) => (
          <li key={account.user}>
            <div>
              <h3>{account.name}</h3>
              <p class="second">{duties(t, account).join(lang === 'en' ? ', ' : '、')}</p>
            </div>
            <dl>
              <div>
                <dt>{t.links.user}</dt>
                <dd>{account.user}</dd>
              </div>
              <div>
                <dt>{t.links.password}</dt>
                <dd>{account.password}</dd>
              </div>
            </dl>
            <Key word={t.links.signIn} busy={busy === account.user} onPress={() => void signIn(account)} />
          </li>
        ))}
      </ul>
      <p role="alert" class="trouble">
        {trouble}
      </p>
    </>
  )
}

function duties(t: Messages, { roles, counter }: DemoAccount): readonly string[] {
  const names: Readonly<Record<string, string>> = t.links.roleNames
  // The demo's counters are c1, c2 and so on; people know them by what stands on the sign.
  const place = counter === undefined ? [] : [t.common.counter(counter.replace(/^c(?=\d)/, ''))]
  const others = counter === undefined ? roles : roles.filter((role) => role !== 'counter')
  return [...others.map((role) => names[role] ?? role), ...place]
}
