'use client'

import { type ReactNode, useState } from 'react'
import { useBoard } from '#components/board/board-context'
import { Checkbox } from '#components/ui/field'
import { boardKeys, keyCaps, keyGroups, keysAreOn, turnKeys } from './keys.ts'

/** Every key of the board and what it does, with the switch that turns letters off. */
export function KeysSheet(): ReactNode {
  const moderator = useBoard(({ me }) => me?.moderator === true)
  const [on, turn] = useState(keysAreOn)
  const shown = boardKeys.filter(({ forModerators }) => moderator || !forModerators)
  return (
    <>
      <div className="keys-groups">
        {keyGroups.map((group) => {
          const keys = shown.filter((key) => key.group === group)
          if (keys.length === 0) return null
          return (
            <section key={group} aria-label={group}>
              <h3 className="text-lead">{group}</h3>
              <dl className="keys">
                {keys.map((key) => (
                  <div key={key.words}>
                    <dt>
                      {keyCaps(key).map((cap) => (
                        <kbd key={cap}>{cap}</kbd>
                      ))}
                    </dt>
                    <dd>{key.words}</dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
      <Checkbox
        scope="keys"
        name="on"
        label="Letters act as keys on this device"
        hint="Turn it off if you speak to your computer, or if they get in your way."
        checked={on}
        onChange={({ target }) => {
          turn(target.checked)
          turnKeys(target.checked)
        }}
      />
    </>
  )
}
