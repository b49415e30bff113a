import type { ReactNode } from 'react'

const steps = [
  { title: 'Collect', text: 'Everybody writes down what they want to talk about, before the meeting or at its start.' },
  {
    title: 'Vote',
    text: 'Each has a few votes. While the room votes nobody sees the counts; then the topic with the most comes first.',
  },
  { title: 'Discuss', text: 'Five minutes on the clock for one topic. Somebody keeps the time, somebody takes notes.' },
  {
    title: 'Another sip?',
    text: 'When the cup is empty, thumbs decide: up for a few minutes more, down for the next topic.',
  },
  { title: 'Keep', text: 'The board becomes the notes. What was not reached stands there too, for another time.' },
]

/** The hour in five steps. */
export function HowItGoes(): ReactNode {
  return (
    <ol className="grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-5">
      {steps.map(({ title, text }, at) => (
        <li key={title} className="border-rim border-t-4 pt-4">
          <p className="fact text-muted">{at + 1}</p>
          <h3 className="mt-1 text-lead">{title}</h3>
          <p className="mt-2 text-muted">{text}</p>
        </li>
      ))}
    </ol>
  )
}
