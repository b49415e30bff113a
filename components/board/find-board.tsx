import type { ReactNode } from 'react'
import { Card } from '#components/ui/card'
import { TextInput } from '#components/ui/field'
import { SubmitButton } from '#components/ui/submit-button'
import { paths } from '#lib/paths'

/** Asks for the short code of a board. A plain form, so it works without JavaScript. */
export function FindBoard({ wrong = false }: { wrong?: boolean }): ReactNode {
  return (
    <Card>
      <form action={paths.findBoard()} className="grid gap-5">
        <TextInput
          name="code"
          label="Code of the board"
          hint="Six letters and digits, from the wall or the moderator."
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          required
          errors={wrong ? ['There is no board with this code. Look again, or ask the moderator.'] : []}
        />
        <div>
          <SubmitButton>Go to the board</SubmitButton>
        </div>
      </form>
    </Card>
  )
}
