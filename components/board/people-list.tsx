'use client'

import type { ReactNode } from 'react'
import { useBoard } from '#components/board/board-context'
import { useDialog } from '#components/board/board-dialogs'
import { HideButton } from '#components/board/hidden'
import { Badge } from '#components/ui/badge'
import { Button } from '#components/ui/button'
import { apart } from './words.ts'

/** Who has joined. A moderator can take somebody off the board. */
export function PeopleList({ close }: { close: () => void }): ReactNode {
  const people = useBoard((state) => state.view.people)
  const me = useBoard((state) => state.me)
  const closed = useBoard((state) => state.view.stage === 'closed')
  const openDialog = useDialog()
  return (
    <>
      {people.length === 0 ? <p className="text-muted">Join the board to see who is on it.</p> : null}
      <ul className="people">
        {people.map(({ id, name, guest, hidden }) => (
          <li key={id}>
            <span className="min-w-0 flex-1 wrap-anywhere">
              <bdi>{name}</bdi>
              {guest ? <span className="text-muted"> (guest)</span> : null}
            </span>
            {id === me?.id ? <Badge tone="rim">you</Badge> : null}
            {hidden && (me?.moderator || id === me?.id) ? (
              <span className="fact text-muted">
                {id === me?.id ? 'A moderator has hidden your name: others read “Somebody”.' : 'name hidden'}
              </span>
            ) : null}
            <HideButton what="person" targetId={id} hidden={hidden === true} name={`the name ${name}`} place="board" />
            {me?.moderator && id !== me.id && !closed ? (
              <Button
                size="small"
                variant="danger"
                aria-label={`Remove ${name} from the board`}
                onClick={() =>
                  openDialog({
                    kind: 'confirm',
                    title: `Remove ${apart(name)}?`,
                    text: 'Their votes are taken back, and they can still read along. What they wrote stays, unless you take it away too.',
                    choices: [
                      { yes: 'Remove', order: { type: 'remove-participant', participantId: id } },
                      {
                        yes: 'Remove with all they wrote',
                        order: { type: 'remove-participant', participantId: id, words: true },
                      },
                    ],
                    place: 'board',
                  })
                }
              >
                Remove
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <div>
        <Button variant="secondary" onClick={close}>
          Close
        </Button>
      </div>
    </>
  )
}
