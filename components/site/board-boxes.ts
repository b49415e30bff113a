/** What a board goes by that is a yes or a no, in words. */
export const boardBoxes = [
  {
    name: 'votesHidden',
    label: 'Votes stay hidden until voting closes',
    hint: 'Before the meeting they are open, as early interest.',
  },
  { name: 'earlyVoting', label: 'People may vote before the meeting' },
  { name: 'stacking', label: 'Several votes on one topic' },
  { name: 'selfVotes', label: 'People may vote for their own topic' },
  {
    name: 'votesNamed',
    label: 'Votes are cast by name',
    hint: 'Who takes part sees who voted for what, as soon as votes are shown.',
  },
] as const
