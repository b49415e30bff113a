'use client'

import type { ReactNode } from 'react'
import { ActButton } from '#components/board/act-button'
import { useBoard } from '#components/board/board-context'
import { useDialog } from '#components/board/board-dialogs'
import { HideButton } from '#components/board/hidden'
import { PersonName } from '#components/board/person-name'
import { Said } from '#components/board/said'
import { Badge } from '#components/ui/badge'
import { Button } from '#components/ui/button'
import type { PersonView } from '#lib/board/view'
import { apart } from './words.ts'

/** Who has joined. A moderator makes others moderators, takes somebody off the board, and lets them back in. */
export function PeopleList(): ReactNode {
  const people = useBoard((state) => state.view.people)
  return (
    <>
      {people.length === 0 ? <p className="text-muted">Join the board to see who is on it.</p> : null}
      <ul className="people">
        {people.map((person) => (
          <Person key={person.id} person={person} />
        ))}
      </ul>
      <TakenOff />
      <Said place="people" />
    </>
  )
}

function Person({ person }: { person: PersonView }): ReactNode {
  const { id, name, hidden, moderates } = person
  const mine = useBoard((state) => state.me?.id === id)
  const moderator = useBoard((state) => state.me?.moderator === true)
  return (
    <li>
      <PersonName person={person} mine={mine} />
      {moderates ? <Badge tone="rim">moderates</Badge> : null}
      {hidden && (moderator || mine) ? (
        <span className="fact text-muted">
          {mine ? 'A moderator has hidden your name: others read “Somebody”.' : 'name hidden'}
        </span>
      ) : null}
      <HideButton what="person" targetId={id} hidden={hidden === true} name={`the name ${name}`} place="people" />
      <PersonActs person={person} mine={mine} />
    </li>
  )
}

/** What a moderator can do with somebody. Whoever was made a moderator can step down as well. */
function PersonActs({
  person: { id, name, guest, moderates },
  mine,
}: {
  person: PersonView
  mine: boolean
}): ReactNode {
  const may = useBoard(({ me, view }) => me?.moderator === true && view.stage !== 'closed')
  const openDialog = useDialog()
  if (!may) return null
  const remove = () =>
    openDialog({
      kind: 'confirm',
      title: `Remove ${apart(name)}?`,
      text: 'Their votes are taken back, and they can still read along. What they wrote stays, unless you take it away too; anonymous topics stay in any case. You can let them back in.',
      choices: [
        { yes: 'Remove', order: { type: 'remove-participant', participantId: id } },
        {
          yes: 'Remove with all they wrote',
          order: { type: 'remove-participant', participantId: id, words: true },
        },
      ],
      place: 'board',
    })
  return (
    <>
      {moderates ? (
        <ActButton
          size="small"
          variant="secondary"
          place="people"
          order={{ type: 'end-moderator', participantId: id }}
          aria-label={mine ? 'Step down as a moderator' : `End moderating of ${name}`}
        >
          {mine ? 'Step down' : 'End moderating'}
        </ActButton>
      ) : guest || mine ? null : (
        <ActButton
          size="small"
          variant="secondary"
          place="people"
          order={{ type: 'make-moderator', participantId: id }}
          aria-label={`Make moderator: ${name}`}
        >
          Make moderator
        </ActButton>
      )}
      {mine ? null : (
        <Button size="small" variant="danger" aria-label={`Remove ${name} from the board`} onClick={remove}>
          Remove
        </Button>
      )}
    </>
  )
}

/** For moderators: who was taken off the board, and the way back. */
function TakenOff(): ReactNode {
  const removed = useBoard((state) => state.view.removed)
  const closed = useBoard((state) => state.view.stage === 'closed')
  if (removed.length === 0) return null
  return (
    <section aria-labelledby="taken-off" className="grid gap-2">
      <h3 id="taken-off" className="text-lead">
        Taken off this board
      </h3>
      <ul className="people">
        {removed.map((person) => (
          <li key={person.id}>
            <PersonName person={person} mine={false} />
            {closed ? null : (
              <ActButton
                size="small"
                variant="secondary"
                place="people"
                order={{ type: 'readmit-participant', participantId: person.id }}
                aria-label={`Let ${person.name} back in`}
              >
                Let back in
              </ActButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
