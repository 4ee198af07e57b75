import type { Lang } from '@tingxu/shared/i18n/lang.ts'
import type { Messages } from '@tingxu/shared/i18n/messages.ts'
import { Empty, Failed, Loading } from '@tingxu/shared/ui/states.tsx'
import { LinksPage } from './links-page.tsx'
import { useDemo } from './use-demo.ts'

export function LinksApp({ t, lang }: { readonly t: Messages; readonly lang: Lang }) {
  const [state, look] = useDemo()
  switch (state.kind) {
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
    case 'demo':
      return <LinksPage t={t} lang={lang} demo={state.demo} onChange={look} />
  }
}
