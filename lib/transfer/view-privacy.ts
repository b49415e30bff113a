/** A cookie of ours, as the privacy page tells it. `name` is what the code calls it; the browser shows it with a prefix. */
export type KnownCookie = { name: string; purpose: string; lasts: string }

/** Every cookie that the site sets. There are no others, and none of anybody else. */
export const cookies: readonly KnownCookie[] = [
  { name: 'session', purpose: 'Keeps you signed in. It names your session and holds nothing else.', lasts: '30 days' },
  {
    name: 'browser',
    purpose:
      'A random number. A form that was refused finds its way back by it, and a sign-in code works only beside it.',
    lasts: 'one year',
  },
  {
    name: 'known',
    purpose:
      'Marks a browser that has signed in with an address, without naming it, so that nobody keeps you out by asking for your sign-in mails.',
    lasts: 'one year',
  },
  {
    name: 'guest',
    purpose: 'Lets you go on as the same guest of one board. One for each board that you join without an account.',
    lasts: '30 days',
  },
  {
    name: 'theme',
    purpose: 'Remembers whether you chose light or dark colours; not there until you do.',
    lasts: 'one year',
  },
]
