import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { ActionForm } from '#components/desk/action-form'
import { Refused } from '#components/desk/refused'
import { DeskNav } from '#components/layout/desk-nav'
import { Page, PageHeader, Section } from '#components/layout/page'
import { ResourceForm } from '#components/resources/resource-form'
import { SubmitButton } from '#components/ui/submit-button'
import { currentActor } from '#lib/auth/current'
import { setStatus } from '#lib/http/context'
import { paths } from '#lib/paths'
import { mayEditLibrary } from '#lib/resources/policy'
import { getResourceForDesk } from '#lib/resources/queries'
import { statusOfKind } from '#lib/result'
import { resourceValues } from '../../../../../components/resources/library-values.ts'
import { takeAway, writeResource } from './actions.ts'

export const metadata: Metadata = { title: 'Desk: resource', robots: { index: false } }

export default async function ResourceDeskPage({
  params,
  searchParams,
}: PageProps<'/organize/library/resources/[id]'>): Promise<ReactNode> {
  const { id } = await params
  const actor = await currentActor()
  if (actor.kind === 'visitor') redirect(paths.signIn(paths.organizeResource(id)))
  if (!mayEditLibrary(actor)) {
    setStatus(403)
    return <Refused message="Only organizers write the library." />
  }
  const { url } = await searchParams
  if (id === 'new')
    return (
      <Page>
        <DeskNav active="library" />
        <PageHeader title="Add a resource" lead="A book, a talk, a tool: what came up and is worth somebody’s time." />
        <ResourceForm
          action={writeResource}
          values={{ id, kind: 'article', url: typeof url === 'string' ? url.slice(0, 2000) : '' }}
          button="Put it on the shelf"
        />
      </Page>
    )
  const resource = await getResourceForDesk(actor, id)
  if (!resource.ok) {
    setStatus(statusOfKind[resource.failure.kind])
    return <Refused {...resource.failure} />
  }
  return (
    <Page>
      <DeskNav active="library" />
      <PageHeader kicker="Library" title={resource.value.title} />
      <ResourceForm action={writeResource} values={resourceValues(resource.value)} button="Save" />
      <Section title="Take it off the shelf">
        <ActionForm action={takeAway} fields={{ id }} className="grid justify-items-start gap-3">
          <p className="text-muted">It is gone from the library then. What others wrote about it stays.</p>
          <SubmitButton variant="danger">Remove</SubmitButton>
        </ActionForm>
      </Section>
    </Page>
  )
}
