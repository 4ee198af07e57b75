import './key.css'

/** A shortcut, as printed on the key. Read out through the key's `aria-keyshortcuts`, not as text. */
export function Kbd({ of }: { readonly of: string }) {
  return (
    <span class="kbd" aria-hidden="true">
      {of}
    </span>
  )
}
