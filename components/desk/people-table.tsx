import type { ReactNode } from 'react'
import { ActionForm } from '#components/desk/action-form'
import { DeskTime } from '#components/desk/desk-time'
import { Badge } from '#components/ui/badge'
import { Empty } from '#components/ui/empty'
import { SubmitButton } from '#components/ui/submit-button'
import { Table } from '#components/ui/table'
import { TextLink } from '#components/ui/text-link'
import { paths } from '#lib/paths'
import type { DeskPerson } from '#lib/people/view-desk'
import type { FormAction } from './form-state.ts'

type Person = DeskPerson

/** Everybody with a confirmed address; makes organizers and unmakes them. The last one stays, and the row says why. */
export function PeopleTable({
  people,
  organizers,
  caption,
  self,
  zone,
  changeRole,
  changeName,
}: {
  people: readonly Person[]
  /** How many organizers there are, on this page or not. */
  organizers: number
  caption: string
  /** The id of whoever looks. */
  self: string
  zone: string
  changeRole: FormAction
  changeName: FormAction
}): ReactNode {
  return (
    <Table
      caption={caption}
      showCaption
      empty={<Empty>Nobody of that name or address.</Empty>}
      columns={[
        { label: 'Name' },
        { label: 'Address' },
        { label: 'Role' },
        { label: 'Since' },
        { label: 'What you can do', hideLabel: true },
      ]}
      rows={people.map((person) => ({
        key: person.id,
        cells: [
          <span key="name" className="font-semibold wrap-anywhere">
            <TextLink href={paths.organizePerson(person.id)}>
              <bdi>{person.name || 'no name yet'}</bdi>
            </TextLink>
            {person.id === self ? <span className="font-normal text-muted"> (you)</span> : null}
            {person.nameHidden ? (
              <span className="block font-normal text-fine text-muted">hidden from others</span>
            ) : null}
          </span>,
          <span key="email" className="inline-block wrap-anywhere md:min-w-[12rem]">
            {person.email}
          </span>,
          person.role === 'organizer' ? (
            <Badge key="role" tone="rim">
              organizer
            </Badge>
          ) : (
            <span key="role" className="text-muted">
              member
            </span>
          ),
          <DeskTime key="since" at={person.createdAt} zone={zone} hours={false} />,
          <div key="acts" className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <NameForm person={person} changeName={changeName} />
            {person.removedAt ? null : person.role === 'organizer' && organizers === 1 ? (
              <LastOne />
            ) : (
              <RoleForm person={person} self={self} changeRole={changeRole} />
            )}
          </div>,
        ],
      }))}
    />
  )
}

function LastOne(): ReactNode {
  return (
    <span className="block max-w-[15rem] text-fine text-muted">
      The last organizer stays. Make another person organizer first.
    </span>
  )
}

function NameForm({ person, changeName }: { person: Person; changeName: FormAction }): ReactNode {
  const { id, name, email, nameHidden } = person
  return (
    <ActionForm
      action={changeName}
      fields={{ personId: id, name: nameHidden ? 'shown' : 'hidden' }}
      className="grid max-w-[18rem] justify-items-start gap-2"
    >
      <SubmitButton variant="quiet" size="small">
        {nameHidden ? 'Show the name' : 'Hide the name'}
        <span className="sr-only">: {name || email}</span>
      </SubmitButton>
    </ActionForm>
  )
}

function RoleForm({
  person: { id, name, email, role },
  self,
  changeRole,
}: {
  person: Person
  self: string
  changeRole: FormAction
}): ReactNode {
  const next = role === 'organizer' ? 'member' : 'organizer'
  const label = next === 'organizer' ? 'Make organizer' : id === self ? 'Step down' : 'Make member'
  return (
    <ActionForm
      action={changeRole}
      fields={{ personId: id, role: next }}
      className="grid max-w-[18rem] justify-items-start gap-2"
    >
      <SubmitButton variant="secondary" size="small">
        {label}
        <span className="sr-only">: {name || email}</span>
      </SubmitButton>
    </ActionForm>
  )
}
