'use client'

import { type MouseEvent, type ReactNode, type Ref, useEffect, useId, useRef } from 'react'
import { ActLog } from '#components/board/act-log'
import { useBoardLive } from '#components/board/board-context'
import { EarlierTopics } from '#components/board/earlier-topics'
import { FreshBallots } from '#components/board/fresh-ballots'
import { Invite } from '#components/board/invite'
import { KeysSheet } from '#components/board/keys-sheet'
import { MergeTopics } from '#components/board/merge-topics'
import { PaperVotes } from '#components/board/paper-votes'
import { PeopleList } from '#components/board/people-list'
import { SettingsForm } from '#components/board/settings-form'
import { SignalsForm } from '#components/board/signals-form'
import { TopicForm } from '#components/board/topic-form'
import { Button } from '#components/ui/button'
import type { Id } from '#lib/board/state'
import type { Order } from './board-live.ts'

/** What a dialog can be about. A `confirm` does the order that is agreed to. */
export type DialogKind =
  | { kind: 'propose' }
  | { kind: 'edit'; topicId: Id }
  | { kind: 'people' }
  | { kind: 'acts'; timeZone: string }
  | { kind: 'invite'; address: string; slug: string }
  | { kind: 'keys' }
  | { kind: 'signals' }
  | { kind: 'settings' }
  | { kind: 'paper' }
  | { kind: 'merge'; topicId: Id }
  | { kind: 'fresh'; opening: boolean }
  | { kind: 'confirm'; title: string; text: string; choices: { yes: string; order: Order }[]; place: string }

const titles = {
  propose: 'Propose a topic',
  edit: 'Edit your topic',
  people: 'People on this board',
  acts: 'What the moderator did',
  invite: 'Come to this board',
  keys: 'Keys of the board',
  signals: 'When time is up',
  settings: 'Settings of this board',
  paper: 'Votes on paper',
  merge: 'Merge with another topic',
  fresh: 'Fresh ballots?',
}

/** Those that send nothing off: what is changed there counts at once, and nothing is left to do but to close them. */
const open: readonly DialogKind['kind'][] = ['people', 'acts', 'invite', 'keys', 'signals']

/**
 * The board's one dialog, a native one: Escape, focus and inertness of the rest are the browser's. What is inert is not
 * heard either, so the board's voice speaks in here while it is open; `voice` takes the place for that.
 */
export function BoardDialog({
  dialog,
  onClose,
  voice,
}: {
  dialog: DialogKind
  onClose: () => void
  voice: Ref<HTMLDivElement>
}): ReactNode {
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const pressed = useRef<EventTarget | null>(null)
  useEffect(() => {
    element.current?.showModal()
    // At the field that is to be filled; else the browser would begin at the first button, which removes something.
    const field = element.current?.querySelector<HTMLElement>('input:not([type=checkbox])')
    ;(field ?? heading.current)?.focus()
  }, [])
  const close = (): void => element.current?.close()
  // Whoever marks text with the mouse may let go outside; only what was pressed there as well is meant so.
  const closeOutside = (event: MouseEvent): void => {
    if (event.target === element.current && pressed.current === element.current) close()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same, by the browser
    <dialog
      ref={element}
      aria-labelledby={titleId}
      className="dialog"
      onClose={onClose}
      onPointerDown={({ target }) => {
        pressed.current = target
      }}
      onClick={closeOutside}
    >
      <div className="dialog-body">
        <h2 ref={heading} id={titleId} tabIndex={-1} className="text-title">
          {titleOf(dialog)}
        </h2>
        <Content dialog={dialog} close={close} />
        {open.includes(dialog.kind) ? (
          <div>
            <Button variant="secondary" onClick={close}>
              Close
            </Button>
          </div>
        ) : null}
      </div>
      <div ref={voice} />
    </dialog>
  )
}

function titleOf(dialog: DialogKind): string {
  if (dialog.kind === 'confirm') return dialog.title
  return dialog.kind === 'fresh' && dialog.opening ? 'Begin the vote with fresh ballots?' : titles[dialog.kind]
}

function Content({ dialog, close }: { dialog: DialogKind; close: () => void }): ReactNode {
  const { run } = useBoardLive()
  switch (dialog.kind) {
    case 'propose':
      return (
        <>
          <TopicForm scope="dialog" onDone={close} onCancel={close} />
          <EarlierTopics />
        </>
      )
    case 'edit':
      return <TopicForm scope="dialog" topicId={dialog.topicId} onDone={close} onCancel={close} />
    case 'acts':
      return <ActLog timeZone={dialog.timeZone} />
    case 'people':
      return <PeopleList />
    case 'signals':
      return <SignalsForm />
    case 'invite':
      return <Invite address={dialog.address} slug={dialog.slug} />
    case 'keys':
      return <KeysSheet />
    case 'settings':
      return <SettingsForm close={close} />
    case 'paper':
      return <PaperVotes close={close} />
    case 'merge':
      return <MergeTopics topicId={dialog.topicId} close={close} />
    case 'fresh':
      return <FreshBallots opening={dialog.opening} close={close} />
    case 'confirm':
      return (
        <>
          <p>{dialog.text}</p>
          <div className="flex flex-wrap gap-3">
            {dialog.choices.map(({ yes, order }) => (
              <Button
                key={yes}
                variant="danger"
                onClick={() => {
                  close()
                  void run(order, dialog.place)
                }}
              >
                {yes}
              </Button>
            ))}
            <Button variant="secondary" onClick={close}>
              Leave it
            </Button>
          </div>
        </>
      )
  }
}
