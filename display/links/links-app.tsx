import type { Lang } from '@tingxu/shared/i18n/lang.ts'
import type { Messages } from '@tingxu/shared/i18n/messages.ts'
import '@tingxu/shared/ui/key.css'
import { Empty, Failed, Loading } from '@tingxu/shared/ui/states.tsx'
import { LinksPage } from './links-page.tsx'
import { useDemo } from './use-demo.ts'

export function LinksApp({ t, lang }: { readonly t: Messages; readonly lang: Lang }) {
  const [state, look] = useDemo()
  if (state.kind === 'demo') return <LinksPage t={t} lang={lang} demo={state.demo} onChange={look} />
  return (
    <main class="links-word">
      <h1 class="unseen">{t.common.product}</h1>
      <Instead t={t} kind={state.kind} />
    </main>
  )
}

function Instead({ t, kind }: { readonly t: Messages; readonly kind: 'loading' | 'away' | 'real' }) {
  switch (kind) {
    case 'loading':
      return <Loading title={t.common.loading} middle />
    case 'away':
      return <Failed title={t.links.away} text={t.links.awayHint} middle />
    case 'real':
      return (
        <Empty title={t.links.real} text={t.links.realHint} middle>
          <a class="key main" href="/console">
            {t.links.toConsole}
          </a>
          <a class="key" href="/counter">
            {t.links.toCounter}
          </a>
        </Empty>
      )
  }
}
