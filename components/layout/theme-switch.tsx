'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, type SubmitEvent, useState } from 'react'
import { Icon } from '#components/ui/icon'
import { Tips } from '#components/ui/tips'
import { paths } from '#lib/paths'

export type ThemeName = 'light' | 'dark' | 'system'

const choices = [
  { theme: 'light', label: 'Light colours', icon: 'sun' },
  { theme: 'dark', label: 'Dark colours', icon: 'moon' },
  { theme: 'system', label: 'Colours as the device says', icon: 'device' },
] as const

/** Light, dark, or as the device says. A plain form; with JavaScript it changes at once and the page stays. */
export function ThemeSwitch({ theme }: { theme: ThemeName }): ReactNode {
  const [chosen, setChosen] = useState(theme)
  const router = useRouter()
  const choose = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    const form = event.currentTarget
    const button = event.nativeEvent.submitter as HTMLButtonElement
    event.preventDefault()
    const next = button.value as ThemeName
    setChosen(next)
    showTheme(next)
    const sent = await fetch(form.action, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ theme: next }),
    }).catch(() => null)
    // The colour of the browser's own frame comes with the page's head. Not kept means: as shown, until the next page.
    if (sent?.ok) router.refresh()
  }
  return (
    <Tips>
      <form action={paths.api.theme()} method="post" onSubmit={choose} aria-label="Colours" className="theme-switch">
        {choices.map(({ theme: value, label, icon }) => (
          <button key={value} type="submit" name="theme" value={value} aria-pressed={chosen === value} data-tip={label}>
            <Icon name={icon} size={18} />
            <span className="sr-only">{label}</span>
          </button>
        ))}
      </form>
    </Tips>
  )
}

function showTheme(theme: ThemeName): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}
