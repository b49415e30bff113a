import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { FindBoard } from '#components/board/find-board'
import { Page, PageHeader } from '#components/layout/page'
import { paths } from '#lib/paths'

export const metadata: Metadata = { title: 'Join a board', robots: { index: false } }

/** Where somebody types the code that they heard or read. */
export default async function FindBoardPage({ searchParams }: PageProps<'/b'>): Promise<ReactNode> {
  const { code } = await searchParams
  if (typeof code === 'string' && code.trim()) redirect(paths.joinBoard(code.trim().slice(0, 40)))
  return (
    <Page width="text">
      <PageHeader title="Join a board" />
      <FindBoard />
    </Page>
  )
}
