import { richParts } from '../i18n/rich.ts'

/** A catalogue sentence whose `**heavy**` and `!!red!!` words carry the weight. */
export function Rich({ text }: { readonly text: string }) {
  return (
    <>
      {richParts(text).map((part) => {
        if (part.weight === 'plain') return part.text
        return part.weight === 'heavy' ? <b class="whole">{part.text}</b> : <b class="whole alarm-word">{part.text}</b>
      })}
    </>
  )
}
