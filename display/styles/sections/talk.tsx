import { useState } from 'preact/hooks'
import { AlertLine, Alerts } from '@tingxu/shared/ui/alert-line.tsx'
import { Banner } from '@tingxu/shared/ui/banner.tsx'
import { Clock } from '@tingxu/shared/ui/clock.tsx'
import { Dialog } from '@tingxu/shared/ui/dialog.tsx'
import { Head } from '@tingxu/shared/ui/head.tsx'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { OfficeBar } from '@tingxu/shared/ui/office-bar.tsx'
import { Plate } from '@tingxu/shared/ui/plate.tsx'
import { Rich } from '@tingxu/shared/ui/rich.tsx'
import { Empty, Failed, Loading } from '@tingxu/shared/ui/states.tsx'
import { StatusLine } from '@tingxu/shared/ui/status-line.tsx'
import { StillHere } from '@tingxu/shared/ui/still-here.tsx'
import { demoNow, type Setting, TIME_ZONE } from '../setting.ts'
import { Specimen } from '../specimen.tsx'

export function Talk({ setting }: { readonly setting: Setting }) {
  const { t, lang } = setting
  const { proof } = t.counter
  const { alerts, say } = t.console
  const zone = lang === 'en' ? 'west' : '西区'
  return (
    <>
      <Specimen
        id="banner"
        title="横幅 Banners"
        about="Old data, emergency, a word to all. Over everything; the clock runs on."
      >
        {() => (
          <div data-sizes style={{ '--body': '28px' }} class="line">
            <Banner
              title={t.board.stale.title('9:42')}
              text={t.board.stale.text}
              aside={<Clock now={demoNow} timeZone={TIME_ZONE} lang={lang} />}
            />
            <Banner tone="alarm" title={t.board.emergency} text={t.board.suspension.open} />
            <div data-sizes style={{ '--body': '18px', width: '100%' }}>
              <Banner line title={t.common.lost} />
              <Banner line tone="note" title={t.kiosk.away.title} text={t.kiosk.away.text} />
            </div>
          </div>
        )}
      </Specimen>
      <Specimen
        id="alerts"
        title="告警 Alerts"
        about="What happened, since when, whom it touches, and the key that acts on it. Red first; what was handled leaves a quiet line."
      >
        {() => (
          <div>
            <Head title={`${alerts.title} 3`} alarm ruled />
            <Alerts label={alerts.title}>
              <AlertLine
                level="alarm"
                title={alerts.panic(t.common.counter('11'))}
                since="10:41:52"
                text={alerts.panicHint}
              >
                <Key look="answer" word={alerts.going} />
                <Key word={alerts.tellGuard} />
              </AlertLine>
              <AlertLine
                level="warn"
                title={
                  <>
                    <Plate number="E058" size="0.95em" />
                    {alerts.callUnproved('')}
                  </>
                }
                since={t.common.minutes(2, 2)}
                text={t.common.counter('13')}
              >
                <Key word={alerts.callAgain} />
              </AlertLine>
              <AlertLine
                level="note"
                title={alerts.paperLow(lang === 'en' ? 'Kiosk 3' : '取号机3', 90)}
                since={t.common.minutes(12, 12)}
              />
              <AlertLine level="done" title={`10:31 ${alerts.byItself}`} />
            </Alerts>
          </div>
        )}
      </Specimen>
      <Specimen
        id="status"
        title="证实 Proof and trouble"
        about="One line under the plate: quiet when proved, amber with the other way when not."
      >
        {() => (
          <>
            <StatusLine
              level="ok"
              parts={[proof.voiceDone('10:42:07'), proof.boards(3, 3), proof.ownScreen('10:42:05')]}
            >
              {proof.phoneTold}
            </StatusLine>
            <StatusLine level="warn" parts={[proof.noVoice(zone), proof.boards(3, 3), proof.told]}>
              <Key word={proof.otherVoice} />
            </StatusLine>
            <StatusLine level="alarm" parts={[t.counter.offline]} />
            <StatusLine level="note" parts={[t.board.sound.blocked]} />
            <StatusLine level="quiet" parts={[t.counter.previous('B083', '10:41')]} />
          </>
        )}
      </Specimen>
      <Specimen id="states" title="空、等、不成 Empty, loading, failed" about="In words, where the thing would be.">
        {() => (
          <div class="grid-4" style={{ gridTemplateColumns: '1fr 1fr' }}>
            <Empty title={t.console.devices.none} text={t.console.devices.noneHint} />
            <Failed title={t.common.lost} text={t.common.somethingWrong}>
              <Key word={t.common.retry} icon="again" />
            </Failed>
            <Empty title={alerts.none} text={alerts.noneHint} />
            <Loading title={t.common.loading} />
          </div>
        )}
      </Specimen>
      <Specimen
        id="office"
        title="办公页的顶栏 The bar of office pages"
        about="Where, which page, who, how old the data is, when. The page opens with a sentence."
      >
        {() => (
          <>
            <OfficeBar
              place={lang === 'en' ? 'Yunxi' : '云溪市'}
              pages={(['hall', 'devices', 'guides'] as const).map((id) => ({
                id,
                word: t.console.pages[id],
                href: `#${id}`,
              }))}
              current="hall"
              pagesLabel={t.common.pages}
            >
              <span>{t.console.dataAge(t.common.secondsAgo(1))}</span>
              <Clock now={demoNow} timeZone={TIME_ZONE} lang={lang} />
            </OfficeBar>
            <p style={{ fontSize: 'var(--t2)', lineHeight: '1.3', fontWeight: '600' }}>
              <Rich text={say.waiting(53, 41)} />
              <Rich text={say.openBut(22, say.unstaffed(t.common.counter('9')))} />
            </p>
          </>
        )}
      </Specimen>
      <Specimen
        id="dialog"
        title="对话 Dialogs"
        about="The browser's own; focus stays in it. The safe answer comes first."
        themes={['light']}
      >
        {() => <Dialogs setting={setting} />}
      </Specimen>
    </>
  )
}

function Dialogs({ setting: { t } }: { readonly setting: Setting }) {
  const [open, setOpen] = useState<'none' | 'idle' | 'leave'>('none')
  const close = (): void => setOpen('none')
  const { signOut, keys } = t.counter
  return (
    <div class="line">
      <Key word={t.kiosk.idle.title} onPress={() => setOpen('idle')} />
      <Key word={keys.signOut} onPress={() => setOpen('leave')} />
      <StillHere
        open={open === 'idle'}
        words={t.kiosk.idle}
        secondsLeft={14}
        seconds={20}
        typed
        onStay={close}
        onLeave={close}
      />
      <Dialog
        open={open === 'leave'}
        title={signOut.title}
        text={signOut.text}
        onClose={close}
        acts={
          <>
            <Key word={signOut.no} onPress={close} />
            <Key look="main" word={signOut.yes} onPress={close} />
          </>
        }
      />
    </div>
  )
}
