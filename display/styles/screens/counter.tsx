import { useState } from 'preact/hooks'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { Clock } from '@tingxu/shared/ui/clock.tsx'
import { Head } from '@tingxu/shared/ui/head.tsx'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { OfficeBar } from '@tingxu/shared/ui/office-bar.tsx'
import { Plate } from '@tingxu/shared/ui/plate.tsx'
import { PrimaryKey } from '@tingxu/shared/ui/primary-key.tsx'
import { Row, Rows } from '@tingxu/shared/ui/rows.tsx'
import { StatusLine } from '@tingxu/shared/ui/status-line.tsx'
import './counter.css'
import { LONG_ITEM } from '../demo-hall.ts'
import { demoNow, type Setting, TIME_ZONE } from '../setting.ts'

const STEPS = ['free', 'called', 'serving'] as const

/** Press the big key to walk through the three steps. */
export function CounterPage({ setting: { t, lang } }: { readonly setting: Setting }) {
  const [step, setStep] = useState(0)
  const state = STEPS[step] ?? 'free'
  const { keys, reasons, proof, notNow, go } = t.counter
  const words = [go.call, go.start, go.finish]
  const unlessCalled = state === 'called' ? undefined : notNow.nobodyCalled
  const unlessSomebody = state === 'free' ? notNow.nobodyCalled : undefined
  const whileServing = state === 'serving' ? notNow.serving : undefined
  return (
    <div class="counter-page">
      <OfficeBar place={t.common.counter('3')} about={lang === 'en' ? 'Insurance, housing fund' : '社保医保、公积金'}>
        <span style={{ color: 'var(--ink)' }}>罗晓岚</span>
        <span>{t.counter.devicesOk}</span>
        <Clock now={demoNow} timeZone={TIME_ZONE} lang={lang} />
        <Key look="plain" word={keys.signOut} />
      </OfficeBar>
      <main>
        <p class="doing">
          <b>{t.counter.states[state]}</b>
          <span class="second">
            {state === 'free'
              ? t.counter.stateHints.free
              : t.counter.stateHints.called(1, t.common.durationSeconds(38))}
          </span>
        </p>
        <section class="person">
          <Plate number="B087" size="118px" look={state === 'free' ? 'hollow' : 'solid'} />
          <div>
            <h2>{localText(LONG_ITEM, lang)}</h2>
            <p>
              <b>{reasons.aged(43)}</b>
            </p>
            <p class="second">
              {[t.counter.taken('9:59'), t.counter.items(2), t.counter.proofOfId].join(lang === 'en' ? ', ' : '，')}
            </p>
          </div>
        </section>
        {state === 'free' ? (
          <StatusLine level="quiet" parts={[t.counter.previous('B083', '10:41')]} />
        ) : (
          <StatusLine level="ok" parts={[proof.voiceDone('10:42:07'), proof.boards(3, 3), proof.ownScreen('10:42:05')]}>
            {proof.phoneTold}
          </StatusLine>
        )}
        <PrimaryKey
          word={words[step] ?? go.call}
          shortcut={go.enter}
          steps={words}
          step={step}
          onPress={() => setStep((step + 1) % 3)}
        />
        <div class="keys">
          <Key block word={keys.recall} hint={keys.recallsLeft(2)} shortcut="1" notNow={unlessCalled} />
          <Key block word={keys.noShow} shortcut="2" notNow={unlessCalled} />
          <Key block word={keys.park} shortcut="3" notNow={unlessSomebody} />
          <Key block word={keys.transfer} shortcut="4" notNow={unlessSomebody} />
          <Key block word={keys.callChosen} shortcut="5" notNow={whileServing} />
          <Key block word={keys.callBack} shortcut="6" notNow={whileServing} />
          <Key block word={keys.firstContact} shortcut="7" />
          <Key block word={keys.pause} shortcut="0" notNow={whileServing} />
        </div>
      </main>
      <aside>
        <Head title={t.counter.next.title} note={t.counter.next.mine(23)} />
        <div class="next">
          <Rows label={t.counter.next.title}>
            <Row
              lead={<Plate number="B101" size="40px" />}
              title={reasons.appointment('10:30')}
              note={lang === 'en' ? 'Pension transfer' : '职工养老保险关系跨省转移接续'}
            />
            <Row
              lead={<Plate number="B089" size="40px" />}
              title={reasons.waited(41)}
              note={lang === 'en' ? 'Work injury benefit' : '工伤保险待遇申领'}
            />
            <Row
              lead={<Plate number="F031" size="40px" />}
              title={reasons.green}
              note={lang === 'en' ? 'Loan elsewhere' : '住房公积金异地贷款职工缴存使用证明'}
            />
          </Rows>
        </div>
        <div class="held">
          <Rows label={t.counter.held.title} ruled={false}>
            <Row lead={<Plate number="B079" size="24px" />} title={reasons.parkedUntil('10:50')}>
              <Key word={t.counter.held.resume} />
            </Row>
            <Row lead={<Plate number="F026" size="24px" />} title={reasons.noShowAt('10:36')}>
              <Key word={t.counter.held.callBack} />
            </Row>
          </Rows>
        </div>
        <div class="slips">
          <Key block word={keys.notice} shortcut="8" />
          <Key block word={keys.acceptance} shortcut="9" />
        </div>
      </aside>
      <footer>
        <span>
          <b>15</b>
          {t.counter.day.served}
        </span>
        <span>
          <b>5:40</b>
          {t.counter.day.average}
        </span>
        <span>
          <b>2</b>
          {t.counter.day.noShows}
        </span>
        <Key look="panic" word={keys.panic} hint={keys.panicHint} shortcut="F12" holdMs={1000} />
      </footer>
    </div>
  )
}
