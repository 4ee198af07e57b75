import { useState } from 'preact/hooks'
import type { Lang } from '@tingxu/shared/i18n/lang.ts'
import { Bar, BarKey } from '@tingxu/shared/ui/bar.tsx'
import { Choices } from '@tingxu/shared/ui/choices.tsx'
import { CodeInput } from '@tingxu/shared/ui/code-input.tsx'
import { Code } from '@tingxu/shared/ui/code.tsx'
import { DigitPad } from '@tingxu/shared/ui/digit-pad.tsx'
import { Field, SelectField } from '@tingxu/shared/ui/field.tsx'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { PrimaryKey } from '@tingxu/shared/ui/primary-key.tsx'
import type { Setting } from '../setting.ts'
import { Specimen } from '../specimen.tsx'

const nothing = (): void => undefined

export function Keys({ setting }: { readonly setting: Setting }) {
  const { t } = setting
  const keys = t.counter.keys
  const steps = [t.counter.go.call, t.counter.go.start, t.counter.go.finish]
  return (
    <>
      <Specimen
        id="primary"
        title="大键 The one key"
        about="What to do now, at most one a page. It carries its three steps; with nothing to do it empties and keeps its place."
      >
        {() => (
          <>
            {steps.map((word, step) => (
              <div key={word} style={{ display: 'grid', height: '160px' }}>
                <PrimaryKey word={word} shortcut="Enter" steps={steps} step={step} onPress={nothing} />
              </div>
            ))}
            <PrimaryKey word={t.counter.go.nobody} notNow={t.counter.notNow.nobodyWaiting} onPress={nothing} />
            <div class="on-accent" style={{ padding: '24px' }}>
              <PrimaryKey
                word={t.kiosk.home.take}
                hints={[t.kiosk.home.takeHint]}
                icon="slip"
                large
                onField
                onPress={nothing}
              />
            </div>
            <PrimaryKey word={t.kiosk.idle.stay} onPress={nothing} />
          </>
        )}
      </Specimen>
      <Specimen
        id="key"
        title="键 Keys"
        about="Live, not now, main, panic, answer, plain, chosen, busy. A key that is not for now keeps its place and says why when pressed."
      >
        {() => (
          <>
            <div class="grid-4" style={{ '--key': '60px', fontSize: 'var(--t1)' }}>
              <Key block word={keys.recall} hint={keys.recallsLeft(2)} shortcut="1" />
              <Key block word={keys.noShow} shortcut="2" />
              <Key block word={keys.park} shortcut="3" notNow={t.counter.notNow.nobodyCalled} />
              <Key block word={keys.transfer} shortcut="4" notNow={t.counter.notNow.nobodyCalled} />
            </div>
            <div class="line">
              <Key look="main" word={t.console.pairing.same} />
              <Key look="main" word={t.console.pairing.same} notNow={t.counter.notNow.nobodyCalled} />
              <Key word={t.console.devices.selfTest} icon="again" />
              <Key look="plain" word={t.console.suggestion.why} />
              <Key word={t.common.loading} busy />
            </div>
            <div class="line">
              <Key look="panic" word={keys.panic} hint={keys.panicHint} shortcut="F12" holdMs={1000} />
              <Key look="answer" word={t.console.alerts.going} />
              <Key word={t.counter.pause.copy} pressed />
              <Key word={t.counter.pause.file} pressed={false} />
            </div>
          </>
        )}
      </Specimen>
      <Specimen
        id="field"
        title="输入 Fields"
        about="A label over a frame; trouble stands under the field it is about, with the way to mend it."
      >
        {() => <Fields setting={setting} />}
      </Specimen>
      <Specimen
        id="bar"
        title="底栏 The bottom bar"
        about="Ways out left, large type and languages always in the right corner. On every kiosk page at the same place."
      >
        {() => <KioskBar setting={setting} />}
      </Specimen>
    </>
  )
}

function Fields({ setting: { t } }: { readonly setting: Setting }) {
  const [name, setName] = useState('')
  const [secret, setSecret] = useState('')
  const [code, setCode] = useState('48')
  const [reason, setReason] = useState<string | undefined>('copy')
  const [place, setPlace] = useState('1')
  const { pause, firstContact } = t.counter
  const words = { show: t.console.signIn.show, hide: t.console.signIn.hide }
  return (
    <>
      <Field
        label={firstContact.matter}
        hint={t.common.optional}
        value={name}
        onInput={setName}
        placeholder={t.console.devices.find}
      />
      <Field
        label={t.console.signIn.password}
        value={secret}
        onInput={setSecret}
        secret={words}
        error={t.console.signIn.wrong}
      />
      <SelectField
        label={t.console.pairing.where}
        value={place}
        onChoose={setPlace}
        options={['1', '2', '3'].map((id) => ({ id, word: t.common.counter(id) }))}
      />
      <CodeInput label={t.common.pairing.code} length={6} group={3} value={code} onInput={setCode} />
      <Choices
        label={pause.title}
        chosen={reason}
        onChoose={setReason}
        choices={[
          { id: 'copy', word: pause.copy },
          { id: 'file', word: pause.file },
          { id: 'leader', word: pause.leader },
          { id: 'water', word: pause.water, hint: t.common.minutes(5, 5) },
        ]}
      />
      <DigitPad label={t.common.pairing.code} value={code} length={6} onInput={setCode} words={t.common} />
      <Code code="482913" label={t.common.pairing.code} />
    </>
  )
}

function KioskBar({ setting: { t, lang } }: { readonly setting: Setting }) {
  const [large, setLarge] = useState(false)
  const [shown, setShown] = useState<Lang>(lang)
  const words = t.kiosk.bar
  return (
    <div data-sizes class="framed" style={{ '--body': '16px', '--key': '40px', '--step': '3px' }}>
      <Bar
        label={words.label}
        largeWord={words.large}
        large={large}
        onLarge={setLarge}
        langsLabel={words.languages}
        langs={['zh-Hans', 'zh-Hant', 'en']}
        lang={shown}
        onLang={setShown}
      >
        <BarKey icon="back" word={words.back} onPress={nothing} />
        <BarKey icon="ask" word={words.help} onPress={nothing} />
      </Bar>
    </div>
  )
}
