/** What a new community says of the format before it says it better. Markdown. */
export const emptyTexts = {
  about: `We meet to talk about what is on our minds. There is no agenda and there are no talks: who comes brings the
topics, and the room chooses.

You do not have to be an expert, and you do not have to speak.
`,
  format: `We meet in the [Lean Coffee](https://leancoffee.org/) format.

1. **Propose.** Put a topic on the board of the event, before the meeting or in it. A question is enough.
2. **Vote.** Spend your votes on what you would like to hear about.
3. **Discuss.** The topic with most votes comes first, and each has the same time.
4. **Another sip?** When the time is up, thumbs decide: stay a little longer, or take the next one.

What was said goes into the notes, and what we did not reach is listed there for another time.
`,
  problems: '',
  credits: '',
  call: '',
  conduct: '',
  privacy: '',
  imprint: '',
}
