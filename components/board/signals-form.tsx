'use client'

import { type ReactNode, useState } from 'react'
import { Button } from '#components/ui/button'
import { Checkbox } from '#components/ui/field'
import { canGive, give, type Signal, signalIsOn, signals, turnSignal } from './signals.ts'

const words: Record<Signal, { label: string; hint: string; cannot: string }> = {
  sound: {
    label: 'A sound',
    hint: 'Once with a minute to go, twice when time is up.',
    cannot: 'This browser makes no sounds.',
  },
  vibration: {
    label: 'Vibration',
    hint: 'On a phone that lies before you with this page open.',
    cannot: 'This device does not vibrate, or its browser does not let us.',
  },
  notification: {
    label: 'A notification',
    hint: 'When you look at something else.',
    cannot: 'Notifications need https; over plain http this browser has none.',
  },
}

/** How this browser calls its person at one minute and at zero, each with its switch. */
export function SignalsForm(): ReactNode {
  const [on, setOn] = useState(() => Object.fromEntries(signals.map((signal) => [signal, signalIsOn(signal)])))
  const [refused, setRefused] = useState<Signal | null>(null)
  const turn = async (signal: Signal, wish: boolean): Promise<void> => {
    const done = await turnSignal(signal, wish)
    setRefused(done ? null : signal)
    setOn((before) => ({ ...before, [signal]: done ? wish : false }))
  }
  return (
    <>
      <p>In this browser, with one minute to go and when time is up:</p>
      <div className="grid gap-4">
        {signals.map((signal) => (
          <Checkbox
            key={signal}
            scope="signals"
            name={signal}
            label={words[signal].label}
            hint={canGive(signal) ? words[signal].hint : words[signal].cannot}
            errors={
              refused === signal ? ['This browser does not let us. Its settings for this site may say otherwise.'] : []
            }
            disabled={!canGive(signal)}
            checked={on[signal] === true}
            onChange={(event) => void turn(signal, event.currentTarget.checked)}
          />
        ))}
      </div>
      <div>
        <Button variant="secondary" onClick={() => give('zero', 'This is how it is.', true)}>
          Try it
        </Button>
      </div>
    </>
  )
}
