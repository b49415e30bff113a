'use client'

import { type ReactNode, useState } from 'react'
import { ActButton } from '#components/board/act-button'
import { useBoard } from '#components/board/board-context'
import { HandButton } from '#components/board/hand-button'
import { PersonName } from '#components/board/person-name'
import { Said } from '#components/board/said'
import { Button } from '#components/ui/button'
import { Icon } from '#components/ui/icon'
import type { Id } from '#lib/board/state'
import type { BoardView, PersonView } from '#lib/board/view'
import { cx } from '../ui/cx.ts'
import { sameItems } from './board-index.ts'

/** Whose hands are up, in their order: who has not spoken yet comes first. */
function handsOf({ people }: Pick<BoardView, 'people'>): PersonView[] {
  return people.filter(({ hand }) => hand).toSorted((a, b) => (a.hand ?? 0) - (b.hand ?? 0))
}

/** Who has the word on the topic at hand, and who comes next; a hand of one's own, and all hands for the moderator. */
export function Speakers({ topicId }: { topicId: Id }): ReactNode {
  const speaker = useBoard(({ view, index }) => index.people.get(view.speakerId ?? ''))
  const hands = useBoard(({ view }) => handsOf(view), sameItems)
  const moderator = useBoard((state) => state.me?.moderator === true)
  const [next] = hands
  const busy = speaker !== undefined || next !== undefined
  return (
    <section aria-labelledby="speakers" className={cx('speakers', !busy && 'idle', moderator && 'moderated')}>
      <h3 id="speakers" className={busy ? 'speakers-title' : 'sr-only'}>
        Speaking
      </h3>
      {speaker ? (
        <p className="speaker">
          <bdi>{speaker.name}</bdi> has the word
        </p>
      ) : null}
      {next ? (
        <ol className="hands">
          {hands.map((person) => (
            <Hand key={person.id} topicId={topicId} person={person} moderator={moderator} />
          ))}
        </ol>
      ) : null}
      {hands.length > 1 ? <p className="fact text-muted">Who has not spoken yet comes first.</p> : null}
      <div className="speakers-acts needs-script">
        {moderator && next ? (
          <ActButton
            size="small"
            variant="secondary"
            data-key="floor"
            place="hands"
            once
            order={{ type: 'call-on', topicId, participantId: next.id }}
            aria-label={`Next speaker: ${next.name}`}
          >
            Next speaker
          </ActButton>
        ) : null}
        {moderator && speaker && !next ? (
          <ActButton
            size="small"
            variant="quiet"
            data-key="floor"
            place="hands"
            order={{ type: 'call-on', topicId, participantId: null }}
          >
            {speaker.name} has spoken
          </ActButton>
        ) : null}
        <HandButton topicId={topicId} />
      </div>
      {moderator ? <RaiseFor topicId={topicId} /> : null}
      <Said place="hands" />
    </section>
  )
}

function Hand({ topicId, person, moderator }: { topicId: Id; person: PersonView; moderator: boolean }): ReactNode {
  const { id, name } = person
  const mine = useBoard((state) => state.me?.id === id)
  return (
    <li>
      <PersonName person={person} mine={mine} />
      {moderator ? (
        <span className="needs-script">
          <ActButton
            size="small"
            variant="quiet"
            place="hands"
            order={{ type: 'call-on', topicId, participantId: id }}
            aria-label={`Call on ${name}`}
          >
            Call on
          </ActButton>
          <ActButton
            size="small"
            variant="quiet"
            place="hands"
            order={{ type: 'lower-hand', topicId, participantId: id }}
            aria-label={`Lower the hand of ${name}`}
          >
            Lower
          </ActButton>
        </span>
      ) : null}
    </li>
  )
}

/** For somebody in the room who has no device at hand. */
function RaiseFor({ topicId }: { topicId: Id }): ReactNode {
  const [open, unfold] = useState(false)
  return (
    <details className="fold needs-script" onToggle={(event) => unfold(event.currentTarget.open)}>
      <summary>Raise a hand for somebody</summary>
      {open ? <RaiseForm topicId={topicId} /> : null}
    </details>
  )
}

function RaiseForm({ topicId }: { topicId: Id }): ReactNode {
  const people = useBoard(({ view }) => view.people.filter(({ hand }) => !hand), sameItems)
  const [chosen, choose] = useState('')
  const id = people.some((person) => person.id === chosen) ? chosen : ''
  return (
    <div className="raise-for">
      <span className="select">
        <select aria-label="Whose hand" className="input" value={id} onChange={(event) => choose(event.target.value)}>
          <option value="">Somebody here</option>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
      {id ? (
        <ActButton variant="secondary" place="hands" order={{ type: 'raise-hand', topicId, participantId: id }}>
          Raise
        </ActButton>
      ) : (
        <Button variant="secondary" aria-disabled>
          Raise
        </Button>
      )}
    </div>
  )
}
